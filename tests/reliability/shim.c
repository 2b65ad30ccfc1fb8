/*
 * Records what a process does to the files under one folder, in the order it did it.
 *
 * Loaded with LD_PRELOAD. Three environment variables name
 *   RELIABILITY_ROOT   the folder watched (absolute, without links),
 *   RELIABILITY_LOG    the file the record is appended to,
 *   RELIABILITY_MARKS  a path outside the folder: whatever is written to it becomes a mark in the
 *                      same record, which is how the watched program acknowledges an edit.
 *
 * With RELIABILITY_SLOW_SYNC=10 every sync takes ten times as long; that needs none of the others.
 *
 * A record is a packed header (struct head) followed by n1 and then n2 bytes; shimlog.py reads it.
 * Only calls that succeeded are recorded, and one lock is held over call and record, so the order
 * of the record is the order in which things happened.
 *
 * What cannot be recorded faithfully is refused (sendfile, copy_file_range, fallocate: callers fall
 * back to plain writes) or reported (a shared writable mapping) rather than missed; and the replay
 * of a whole record must give the folder that is really there.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define MAX_FD 4096
#define LOG_FD 900

enum { NOT_OURS, A_FILE, A_FOLDER, MARKS };

struct head {
    char op;
    int32_t fd;
    int64_t number; /* an offset, a size or flags */
    uint32_t n1, n2;
} __attribute__((packed));

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static unsigned char kind[MAX_FD];
static char root[PATH_MAX], marks[PATH_MAX];
static size_t root_len;
static int log_fd = -1;

__attribute__((constructor)) static void start(void)
{
    const char *folder = getenv("RELIABILITY_ROOT"), *log = getenv("RELIABILITY_LOG");
    const char *mark = getenv("RELIABILITY_MARKS");
    if (!folder || !log)
        return;
    snprintf(root, sizeof root, "%s", folder);
    root_len = strlen(root);
    if (mark)
        snprintf(marks, sizeof marks, "%s", mark);
    int fd = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0 || (log_fd = fcntl(fd, F_DUPFD_CLOEXEC, LOG_FD)) < 0) {
        fprintf(stderr, "the record cannot be opened: %s\n", strerror(errno));
        abort();
    }
    syscall(SYS_close, fd);
}

static void record(char op, int fd, int64_t number, const void *a, size_t na, const void *b, size_t nb)
{
    int kept = errno;
    struct head head = {op, fd, number, (uint32_t)na, (uint32_t)nb};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)a, na}, {(void *)b, nb}};
    ssize_t want = (ssize_t)(sizeof head + na + nb);
    if (syscall(SYS_writev, log_fd, parts, 3) != want)
        abort(); /* a record with a hole would prove anything */
    errno = kept;
}

static void record_path(char op, int fd, int64_t number, const char *a, const char *b)
{
    record(op, fd, number, a, strlen(a), b, b ? strlen(b) : 0);
}

static const char *absolute(int dirfd, const char *path, char *out)
{
    char base[PATH_MAX] = "", link[64];
    if (path[0] == '/') {
        snprintf(out, PATH_MAX, "%s", path);
        return out;
    }
    if (dirfd == AT_FDCWD) {
        if (!getcwd(base, sizeof base))
            base[0] = 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", dirfd);
        ssize_t n = readlink(link, base, sizeof base - 1);
        base[n < 0 ? 0 : n] = 0;
    }
    if (snprintf(out, PATH_MAX, "%s/%s", base, path) >= PATH_MAX)
        out[0] = 0;
    return out;
}

static int inside(const char *path)
{
    return log_fd >= 0 && !strncmp(path, root, root_len) && (path[root_len] == '/' || !path[root_len]);
}

static int ours(int fd)
{
    return log_fd >= 0 && fd >= 0 && fd < MAX_FD ? kind[fd] : NOT_OURS;
}

/* ---- opening and closing ---- */

static int open_and_record(int dirfd, const char *path, int flags, mode_t mode)
{
    char full[PATH_MAX];
    absolute(dirfd, path, full);
    int is_mark = log_fd >= 0 && marks[0] && !strcmp(full, marks);
    if (!is_mark && !inside(full))
        return (int)syscall(SYS_openat, dirfd, path, flags, mode);
    pthread_mutex_lock(&lock);
    struct stat was, now;
    int created = lstat(full, &was) != 0;
    int fd = (int)syscall(SYS_openat, dirfd, path, flags, mode);
    if (fd >= 0 && fd < MAX_FD && !fstat(fd, &now)) {
        kind[fd] = is_mark ? MARKS : S_ISDIR(now.st_mode) ? A_FOLDER : A_FILE;
        if (kind[fd] == A_FOLDER)
            record_path('D', fd, 0, full, NULL);
        else if (kind[fd] == A_FILE)
            record_path('O', fd, created | (flags & O_TRUNC ? 2 : 0), full, NULL);
    }
    pthread_mutex_unlock(&lock);
    return fd;
}

#define OPEN_MODE(flags)                                            \
    mode_t mode = 0;                                                \
    if ((flags) & (O_CREAT | O_TMPFILE)) {                          \
        va_list more;                                               \
        va_start(more, flags);                                      \
        mode = va_arg(more, mode_t);                                \
        va_end(more);                                               \
    }

int open(const char *p, int flags, ...) { OPEN_MODE(flags) return open_and_record(AT_FDCWD, p, flags, mode); }
int open64(const char *p, int flags, ...) { OPEN_MODE(flags) return open_and_record(AT_FDCWD, p, flags, mode); }
int openat(int d, const char *p, int flags, ...) { OPEN_MODE(flags) return open_and_record(d, p, flags, mode); }
int openat64(int d, const char *p, int flags, ...) { OPEN_MODE(flags) return open_and_record(d, p, flags, mode); }
int __open_2(const char *p, int flags) { return open_and_record(AT_FDCWD, p, flags, 0); }
int __open64_2(const char *p, int flags) { return open_and_record(AT_FDCWD, p, flags, 0); }

int close(int fd)
{
    if (fd == log_fd && fd >= 0) { /* a sweep over all descriptors must not end the record */
        errno = EBADF;
        return -1;
    }
    if (!ours(fd))
        return (int)syscall(SYS_close, fd);
    pthread_mutex_lock(&lock);
    if (kind[fd] != MARKS)
        record('C', fd, 0, NULL, 0, NULL, 0);
    kind[fd] = NOT_OURS;
    int rc = (int)syscall(SYS_close, fd);
    pthread_mutex_unlock(&lock);
    return rc;
}

/* ---- content ---- */

/* Call, then record the bytes that were really written, starting where they were written. */
#define RECORDED_WRITE(fd, call, at, data)                          \
    if (!ours(fd))                                                  \
        return call;                                                \
    pthread_mutex_lock(&lock);                                      \
    ssize_t n = call;                                               \
    if (n > 0 && kind[fd] == MARKS)                                 \
        record('M', fd, 0, data, (size_t)n, NULL, 0);               \
    else if (n > 0)                                                 \
        record('W', fd, (at) < 0 ? lseek(fd, 0, SEEK_CUR) - n : (at), data, (size_t)n, NULL, 0); \
    pthread_mutex_unlock(&lock);                                    \
    return n

ssize_t write(int fd, const void *data, size_t n_)
{
    RECORDED_WRITE(fd, syscall(SYS_write, fd, data, n_), (off_t)-1, data);
}
ssize_t pwrite(int fd, const void *data, size_t n_, off_t at)
{
    RECORDED_WRITE(fd, syscall(SYS_pwrite64, fd, data, n_, at), at, data);
}
ssize_t pwrite64(int fd, const void *data, size_t n_, off64_t at)
{
    RECORDED_WRITE(fd, syscall(SYS_pwrite64, fd, data, n_, at), at, data);
}

/* Made one part at a time: a caller must expect short writes anyway. */
ssize_t writev(int fd, const struct iovec *parts, int count)
{
    if (!ours(fd))
        return syscall(SYS_writev, fd, parts, count);
    return count > 0 ? write(fd, parts[0].iov_base, parts[0].iov_len) : 0;
}

int ftruncate(int fd, off_t size)
{
    if (!ours(fd))
        return (int)syscall(SYS_ftruncate, fd, size);
    pthread_mutex_lock(&lock);
    int rc = (int)syscall(SYS_ftruncate, fd, size);
    if (!rc)
        record('T', fd, size, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return rc;
}
int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

/* A slower disk: every sync takes RELIABILITY_SLOW_SYNC times as long as it did, 1 ms at least. */
static int synced(long number, int fd)
{
    const char *slow = getenv("RELIABILITY_SLOW_SYNC");
    if (!slow)
        return (int)syscall(number, fd);
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    int rc = (int)syscall(number, fd), kept = errno;
    clock_gettime(CLOCK_MONOTONIC, &after);
    long ns = (after.tv_sec - before.tv_sec) * 1000000000L + after.tv_nsec - before.tv_nsec;
    ns = (ns < 1000000 ? 1000000 : ns) * (atol(slow) - 1);
    struct timespec rest = {ns / 1000000000L, ns % 1000000000L};
    nanosleep(&rest, NULL);
    errno = kept;
    return rc;
}

/* The disk has the data only once the call has returned, so the record comes after it. */
#define RECORDED_SYNC(number)                                       \
    int rc = synced(number, fd);                                    \
    if (!rc && ours(fd)) {                                          \
        pthread_mutex_lock(&lock);                                  \
        record('S', fd, 0, NULL, 0, NULL, 0);                       \
        pthread_mutex_unlock(&lock);                                \
    }                                                               \
    return rc
int fsync(int fd) { RECORDED_SYNC(SYS_fsync); }
int fdatasync(int fd) { RECORDED_SYNC(SYS_fdatasync); }

/* ---- names ---- */

#define RECORDED_NAME(op, call, d1, p1, d2, p2)                     \
    char one[PATH_MAX], two[PATH_MAX];                              \
    absolute(d1, p1, one);                                          \
    absolute(d2, p2, two);                                          \
    pthread_mutex_lock(&lock);                                      \
    int rc = (int)(call);                                           \
    if (!rc && (inside(one) || inside(two)))                        \
        record_path(op, -1, 0, one, two);                           \
    pthread_mutex_unlock(&lock);                                    \
    return rc

static int do_rename(int d1, const char *a, int d2, const char *b, unsigned flags)
{
    RECORDED_NAME('R', syscall(SYS_renameat2, d1, a, d2, b, flags), d1, a, d2, b);
}
static int do_unlink(int d, const char *p, int flags)
{
    RECORDED_NAME(flags & AT_REMOVEDIR ? 'k' : 'U', syscall(SYS_unlinkat, d, p, flags), d, p, d, p);
}
static int do_link(int d1, const char *a, int d2, const char *b, int flags)
{
    RECORDED_NAME('L', syscall(SYS_linkat, d1, a, d2, b, flags), d1, a, d2, b);
}
static int do_mkdir(int d, const char *p, mode_t m)
{
    RECORDED_NAME('K', syscall(SYS_mkdirat, d, p, m), d, p, d, p);
}
int rename(const char *a, const char *b) { return do_rename(AT_FDCWD, a, AT_FDCWD, b, 0); }
int renameat(int d1, const char *a, int d2, const char *b) { return do_rename(d1, a, d2, b, 0); }
int renameat2(int d1, const char *a, int d2, const char *b, unsigned f) { return do_rename(d1, a, d2, b, f); }
int unlink(const char *p) { return do_unlink(AT_FDCWD, p, 0); }
int unlinkat(int d, const char *p, int flags) { return do_unlink(d, p, flags); }
int rmdir(const char *p) { return do_unlink(AT_FDCWD, p, AT_REMOVEDIR); }
int link(const char *a, const char *b) { return do_link(AT_FDCWD, a, AT_FDCWD, b, 0); }
int linkat(int d1, const char *a, int d2, const char *b, int f) { return do_link(d1, a, d2, b, f); }
int mkdir(const char *p, mode_t m) { return do_mkdir(AT_FDCWD, p, m); }
int mkdirat(int d, const char *p, mode_t m) { return do_mkdir(d, p, m); }

/* ---- ways of writing that would escape the record ---- */

#define REFUSED(fd, code, otherwise)                                \
    if (ours(fd) == A_FILE) {                                       \
        errno = code;                                               \
        return -1;                                                  \
    }                                                               \
    return otherwise

ssize_t sendfile(int out, int in, off_t *at, size_t n) { REFUSED(out, EINVAL, syscall(SYS_sendfile, out, in, at, n)); }
ssize_t sendfile64(int out, int in, off64_t *at, size_t n) { REFUSED(out, EINVAL, syscall(SYS_sendfile, out, in, at, n)); }
ssize_t copy_file_range(int in, off64_t *a, int out, off64_t *b, size_t n, unsigned f)
{
    REFUSED(out, EXDEV, syscall(SYS_copy_file_range, in, a, out, b, n, f));
}
int fallocate(int fd, int mode, off_t at, off_t n) { REFUSED(fd, EOPNOTSUPP, (int)syscall(SYS_fallocate, fd, mode, at, n)); }
int fallocate64(int fd, int mode, off64_t at, off64_t n) { return fallocate(fd, mode, at, n); }

void *mmap(void *a, size_t n, int prot, int flags, int fd, off_t at)
{
    if (ours(fd) && (flags & MAP_SHARED) && (prot & PROT_WRITE))
        record('X', fd, 0, NULL, 0, NULL, 0);
    return (void *)syscall(SYS_mmap, a, n, prot, flags, fd, at);
}
void *mmap64(void *a, size_t n, int prot, int flags, int fd, off64_t at) { return mmap(a, n, prot, flags, fd, at); }
