"""The floor, as a program by itself: a bare PySide6 window, SQLModel with one table, one query."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from sqlmodel import Field, Session, SQLModel, create_engine, select


class Thing(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    title: str


class Label(QLabel):
    """Ends the program once it has been painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)


def main() -> None:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(Thing(title="Say hello"))
        session.commit()
        title = session.exec(select(Thing.title)).one()
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(Label(title))
    window.show()
    app.exec()


if __name__ == "__main__":
    main()
