/*
 * Lets calls on the files under one folder fail: the nth of a kind, once or from then on.
 *
 * Loaded with LD_PRELOAD; armed by the program itself (failing.py, through ctypes), so that what
 * it does before and after runs on a disk without faults. Calls are counted by kind whether or not
 * one is to fail: with nth = 0 none does, and the counts say how many there are to choose from.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN, READ, WRITE, SYNC, TRUNCATE, NAME, REMOVE, FOLDER, LOOK, LIST, KINDS };

#define MAX_FD 4096
static char root[PATH_MAX];
static size_t root_len;
static unsigned char inside_fd[MAX_FD];
static int armed, wanted_kind, wanted, onward, with_errno;
static int counts[KINDS];

void failing_arm(const char *folder, int kind, int nth, int error, int go_on)
{
    snprintf(root, sizeof root, "%s", folder);
    root_len = strlen(root);
    memset(counts, 0, sizeof counts);
    wanted_kind = kind, wanted = nth, with_errno = error, onward = go_on, armed = 1;
}
void failing_disarm(void) { armed = 0; }
int failing_count(int kind) { return counts[kind]; }

static int fails(int kind)
{
    int n = __atomic_add_fetch(&counts[kind], 1, __ATOMIC_SEQ_CST);
    if (!wanted || kind != wanted_kind || (onward ? n < wanted : n != wanted))
        return 0;
    errno = with_errno;
    return 1;
}

static int inside(int dirfd, const char *path)
{
    char full[PATH_MAX * 2], base[PATH_MAX] = "", link[64];
    if (!armed || !path)
        return 0;
    if (path[0] != '/') {
        if (dirfd == AT_FDCWD)
            strcpy(link, "/proc/self/cwd");
        else
            snprintf(link, sizeof link, "/proc/self/fd/%d", dirfd);
        ssize_t n = readlink(link, base, sizeof base - 1);
        base[n < 0 ? 0 : n] = 0;
        snprintf(full, sizeof full, "%s/%s", base, path);
        path = full;
    }
    return !strncmp(path, root, root_len) && (path[root_len] == '/' || !path[root_len]);
}
static int ours(int fd) { return armed && fd >= 0 && fd < MAX_FD && inside_fd[fd]; }

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) \
        real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

static int opened(int fd, int within)
{
    if (fd >= 0 && fd < MAX_FD)
        inside_fd[fd] = (unsigned char)within;
    return fd;
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        REAL(int, name, const char *, int, ...); \
        int within = inside(AT_FDCWD, path); \
        return within && fails(OPEN) ? -1 : opened(real(path, flags, mode), within); \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name) \
    int name(int folder, const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        REAL(int, name, int, const char *, int, ...); \
        int within = inside(folder, path); \
        return within && fails(OPEN) ? -1 : opened(real(folder, path, flags, mode), within); \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int fd)
{
    REAL(int, close, int);
    if (fd >= 0 && fd < MAX_FD)
        inside_fd[fd] = 0;
    return real(fd);
}

#define ON_FD(kind, type, name, declared, types, given) \
    type name declared \
    { \
        REAL(type, name, types); \
        return ours(fd) && fails(kind) ? (type)-1 : real given; \
    }
#define COMMA ,
ON_FD(READ, ssize_t, read, (int fd, void *to, size_t n), int COMMA void * COMMA size_t, (fd, to, n))
ON_FD(READ, ssize_t, pread, (int fd, void *to, size_t n, off_t at),
      int COMMA void * COMMA size_t COMMA off_t, (fd, to, n, at))
ON_FD(READ, ssize_t, pread64, (int fd, void *to, size_t n, off64_t at),
      int COMMA void * COMMA size_t COMMA off64_t, (fd, to, n, at))
ON_FD(WRITE, ssize_t, write, (int fd, const void *from, size_t n),
      int COMMA const void * COMMA size_t, (fd, from, n))
ON_FD(WRITE, ssize_t, pwrite, (int fd, const void *from, size_t n, off_t at),
      int COMMA const void * COMMA size_t COMMA off_t, (fd, from, n, at))
ON_FD(WRITE, ssize_t, pwrite64, (int fd, const void *from, size_t n, off64_t at),
      int COMMA const void * COMMA size_t COMMA off64_t, (fd, from, n, at))
ON_FD(SYNC, int, fsync, (int fd), int, (fd))
ON_FD(SYNC, int, fdatasync, (int fd), int, (fd))
ON_FD(TRUNCATE, int, ftruncate, (int fd, off_t size), int COMMA off_t, (fd, size))
ON_FD(TRUNCATE, int, ftruncate64, (int fd, off64_t size), int COMMA off64_t, (fd, size))

#define ON_PATH(kind, name, folder, declared, types, given) \
    int name declared \
    { \
        REAL(int, name, types); \
        return inside(folder, path) && fails(kind) ? -1 : real given; \
    }
ON_PATH(NAME, rename, AT_FDCWD, (const char *path, const char *to),
        const char * COMMA const char *, (path, to))
ON_PATH(NAME, renameat, d1, (int d1, const char *path, int d2, const char *to),
        int COMMA const char * COMMA int COMMA const char *, (d1, path, d2, to))
ON_PATH(NAME, link, AT_FDCWD, (const char *path, const char *to),
        const char * COMMA const char *, (path, to))
ON_PATH(NAME, linkat, d1, (int d1, const char *path, int d2, const char *to, int flags),
        int COMMA const char * COMMA int COMMA const char * COMMA int, (d1, path, d2, to, flags))
ON_PATH(REMOVE, unlink, AT_FDCWD, (const char *path), const char *, (path))
ON_PATH(REMOVE, unlinkat, folder, (int folder, const char *path, int flags),
        int COMMA const char * COMMA int, (folder, path, flags))
ON_PATH(REMOVE, rmdir, AT_FDCWD, (const char *path), const char *, (path))
ON_PATH(FOLDER, mkdir, AT_FDCWD, (const char *path, mode_t mode), const char * COMMA mode_t, (path, mode))
ON_PATH(FOLDER, mkdirat, folder, (int folder, const char *path, mode_t mode),
        int COMMA const char * COMMA mode_t, (folder, path, mode))
ON_PATH(LOOK, stat, AT_FDCWD, (const char *restrict path, struct stat *restrict to),
        const char * COMMA struct stat *, (path, to))
ON_PATH(LOOK, stat64, AT_FDCWD, (const char *restrict path, struct stat64 *restrict to),
        const char * COMMA struct stat64 *, (path, to))
ON_PATH(LOOK, lstat, AT_FDCWD, (const char *restrict path, struct stat *restrict to),
        const char * COMMA struct stat *, (path, to))
ON_PATH(LOOK, lstat64, AT_FDCWD, (const char *restrict path, struct stat64 *restrict to),
        const char * COMMA struct stat64 *, (path, to))

DIR *opendir(const char *path)
{
    REAL(DIR *, opendir, const char *);
    return inside(AT_FDCWD, path) && fails(LIST) ? NULL : real(path);
}
