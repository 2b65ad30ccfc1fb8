"""The one style sheet. It speaks of Qt's own controls; what we paint ourselves is not in here."""

from __future__ import annotations

from pathtracker.app.theme import metrics as m
from pathtracker.app.theme.metrics import Metrics
from pathtracker.app.theme.svg import tinted
from pathtracker.app.theme.tokens import Tokens, mix

_COLOURS = (
    *("surface", "raised", "sunken", "track", "hover", "hairline", "hairline_strong", "control"),
    *("text", "text2", "muted", "accent", "on_accent", "accent_text", "accent_soft", "bad"),
)


def control_marks(t: Tokens) -> dict[str, bytes]:
    """The pictures that the style sheet names, by file name."""
    marks = {
        "box": ("box", t.control),
        "box-checked": ("box-checked", t.accent),
        "box-partial": ("box-partial", t.accent),
        "box-off": ("box", t.hairline_strong),
        "box-checked-off": ("box-checked", t.muted),
        "radio": ("radio", t.control),
        "radio-checked": ("radio-checked", t.accent),
        "radio-off": ("radio", t.hairline_strong),
        "radio-checked-off": ("radio-checked", t.muted),
        "up": ("chevron-up", t.text2),
        "down": ("chevron-down", t.text2),
        "right": ("chevron-right", t.text2),
        "tick": ("check", t.accent_text),
    }
    return {
        f"{file}.svg": tinted(drawing, colour, t.on_accent)
        for file, (drawing, colour) in marks.items()
    }


def _indicators(kind: str, selector: str, pictures: str) -> str:
    return (
        f"{selector} {{image: url({pictures}{kind}.svg)}}"
        f"{selector}:checked {{image: url({pictures}{kind}-checked.svg)}}"
        f"{selector}:disabled {{image: url({pictures}{kind}-off.svg)}}"
        f"{selector}:checked:disabled {{image: url({pictures}{kind}-checked-off.svg)}}"
    )


def make_style_sheet(t: Tokens, metrics: Metrics, pictures: str) -> str:
    """`pictures` is the address before the names of `control_marks`."""
    px = metrics.px
    c = {name: t.colour(name).name() for name in _COLOURS}
    radius = px(m.RADIUS_CONTROL)
    button, field = px(m.CONTROL) - 2, px(m.CONTROL) - 2
    main = px(m.MAIN_ACTION) - 2
    caption = metrics.points(m.TYPE["caption"][0])
    selection = mix(t.accent, t.raised, 0.35).name()
    fields = "QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit"
    focused = ", ".join(f"{name}:focus" for name in fields.split(", "))
    disabled = ", ".join(f"{name}:disabled" for name in fields.split(", "))
    arrow = f"width: {px(12)}px; height: {px(12)}px"
    return f"""
QToolTip {{background: {c["text"]}; color: {c["surface"]}; border: 0; padding: {px(4)}px {px(8)}px}}
QPushButton {{min-height: {button}px; padding: 0 {px(12)}px; border: 1px solid
 {c["hairline_strong"]}; border-radius: {radius}px; background: {c["raised"]}; color: {c["text"]};
 font-weight: 500; outline: 0}}
QPushButton:hover, QPushButton:pressed {{background: {c["hover"]}}}
QPushButton[kind="primary"], QPushButton[kind="main"] {{background: {c["accent"]};
 border-color: {c["accent"]}; color: {c["on_accent"]}}}
QPushButton[kind="main"], QPushButton[kind="main-plain"] {{min-height: {main}px;
 padding: 0 {px(16)}px}}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed,
 QPushButton[kind="main"]:hover, QPushButton[kind="main"]:pressed
 {{background: {c["accent_text"]}; border-color: {c["accent_text"]}}}
QPushButton[kind="quiet"], QPushButton[kind="link"] {{border-color: transparent;
 background: transparent}}
QPushButton[kind="link"] {{color: {c["accent_text"]}; padding: 0 {px(2)}px; min-height: {px(24)}px}}
QPushButton[kind="link"]:hover {{text-decoration: underline}}
QPushButton[kind="quiet"]:hover {{background: {c["hover"]}}}
QPushButton[kind="segment"] {{border-radius: 0; border-width: 1px 0 1px 1px; font-weight: 400;
 color: {c["text2"]}; border-left-color: {c["hairline"]}; padding: 0 {px(13)}px}}
QPushButton[kind="segment"]:checked {{background: {c["accent_soft"]}; color: {c["accent_text"]};
 font-weight: 600}}
QPushButton[edge="left"], QPushButton[edge="both"] {{border-left-color: {c["hairline_strong"]};
 border-top-left-radius: {radius}px; border-bottom-left-radius: {radius}px}}
QPushButton[edge="right"], QPushButton[edge="both"] {{border-right-width: 1px;
 border-top-right-radius: {radius}px; border-bottom-right-radius: {radius}px}}
QPushButton:disabled, QPushButton[kind="primary"]:disabled, QPushButton[kind="main"]:disabled
 {{background: {c["sunken"]}; border-color: {c["hairline"]}; color: {c["muted"]}}}
QPushButton:disabled {{border-style: {"dashed" if t.name == "contrast" else "solid"}}}
QPushButton[kind="segment"]:checked:disabled {{background: {c["sunken"]}; color: {c["muted"]}}}
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled {{background: transparent;
 border-color: transparent}}
QToolButton {{border: 0; border-radius: {radius}px; background: transparent; padding: {px(4)}px}}
QToolButton:hover, QToolButton:pressed, QToolButton:open {{background: {c["hover"]}}}
QToolButton::menu-indicator, QPushButton::menu-indicator {{image: none; width: 0}}
{fields} {{min-height: {field}px; border: 1px solid {c["control"]}; border-radius: {radius}px;
 background: {c["raised"]}; padding: 0 {px(8)}px; selection-background-color: {selection};
 selection-color: {c["text"]}}}
QPlainTextEdit, QTextEdit {{padding: {px(6)}px {px(4)}px}}
{focused} {{border: 2px solid {c["accent"]}; padding: 0 {px(8) - 1}px}}
QPlainTextEdit:focus, QTextEdit:focus {{padding: {px(6) - 1}px {px(4) - 1}px}}
{disabled} {{background: {c["sunken"]}; border-color: {c["hairline"]}; color: {c["muted"]}}}
QLineEdit[invalid="true"] {{border-color: {c["bad"]}}}
QLineEdit[kind="bare"], QTextBrowser {{border: 0; padding: 0; background: transparent}}
QAbstractSpinBox, QComboBox {{max-height: {field}px}}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{width: {px(24)}px; border: 0;
 border-left: 1px solid {c["hairline"]}; background: transparent; subcontrol-origin: border;
 margin: 1px 1px 0 0}}
QAbstractSpinBox::down-button {{margin: 0 1px 1px 0}}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{background: {c["hover"]}}}
QAbstractSpinBox::up-arrow {{image: url({pictures}up.svg); {arrow}}}
QAbstractSpinBox::down-arrow, QComboBox::down-arrow {{image: url({pictures}down.svg); {arrow}}}
QComboBox::drop-down, QDateEdit::drop-down {{border: 0; width: {px(24)}px}}
QComboBox QAbstractItemView {{border: 1px solid {c["hairline_strong"]}; background: {c["raised"]}}}
QCheckBox, QRadioButton {{spacing: {px(8)}px; outline: 0}}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {{width: {px(16)}px;
 height: {px(16)}px}}
{_indicators("box", "QCheckBox::indicator", pictures)}
QCheckBox::indicator:indeterminate {{image: url({pictures}box-partial.svg)}}
{_indicators("box", "QAbstractItemView::indicator", pictures)}
QAbstractItemView::indicator:indeterminate {{image: url({pictures}box-partial.svg)}}
{_indicators("radio", "QRadioButton::indicator", pictures)}
QAbstractItemView {{border: 0; background: {c["raised"]}; outline: 0}}
QListView[kind="column"] {{background: transparent}}
QTableView {{gridline-color: {c["hairline"]}}}
QHeaderView {{background: {c["surface"]}; border: 0}}
QHeaderView::section {{background: {c["surface"]}; color: {c["muted"]}; border: 0;
 border-bottom: 1px solid {c["hairline"]}; padding: 0 {px(8)}px; min-height: {px(27)}px;
 font-size: {caption}pt; font-weight: 500}}
QMenuBar {{background: {c["surface"]}; border-bottom: 1px solid {c["hairline"]}}}
QMenuBar::item {{padding: {px(7)}px {px(9)}px; background: transparent}}
QMenuBar::item:selected {{background: {c["hover"]}; border-radius: {px(4)}px}}
QMenu {{background: {c["raised"]}; border: 1px solid {c["hairline_strong"]}; padding: {px(4)}px}}
QMenu::item {{padding: {px(6)}px {px(24)}px {px(6)}px {px(12)}px; border-radius: {px(4)}px}}
QMenu::icon {{padding-left: {px(8)}px}}
QMenu::item:selected {{background: {c["accent_soft"]}}}
QMenu::item:disabled {{color: {c["muted"]}; background: transparent}}
QMenu::separator {{height: 1px; margin: {px(4)}px {px(8)}px; background: {c["hairline"]}}}
QMenu::indicator {{width: {px(16)}px; height: {px(16)}px; margin-left: {px(8)}px}}
QMenu::indicator:checked {{image: url({pictures}tick.svg)}}
QMenu::right-arrow {{image: url({pictures}right.svg); {arrow}}}
QScrollArea, QScrollArea > QWidget > QWidget[scrolled="true"] {{border: 0; background: transparent}}
QScrollBar {{background: transparent; border: 0}}
QScrollBar:vertical {{width: {px(12)}px}}
QScrollBar:horizontal {{height: {px(12)}px}}
QScrollBar::handle {{background: {c["hairline_strong"]};
 border-radius: {px(3)}px; margin: {px(3)}px}}
QScrollBar::handle:hover {{background: {c["control"]}}}
QScrollBar::handle:vertical {{min-height: {px(32)}px}}
QScrollBar::handle:horizontal {{min-width: {px(32)}px}}
QScrollBar::add-line, QScrollBar::sub-line {{width: 0; height: 0}}
QScrollBar::add-page, QScrollBar::sub-page {{background: transparent}}
QSlider::groove:horizontal {{height: {px(4)}px; border-radius: 2px; background: {c["track"]}}}
QSlider::sub-page:horizontal {{border-radius: 2px; background: {c["accent"]}}}
QSlider::handle:horizontal {{width: {px(14)}px; height: {px(14)}px; margin: -{px(5)}px 0;
 border-radius: {px(7)}px; background: {c["accent"]}; border: 0}}
QTabWidget::pane {{border: 0; border-top: 1px solid {c["hairline"]}}}
QTabBar::tab {{padding: {px(8)}px {px(12)}px; color: {c["text2"]};
 border-bottom: 2px solid transparent}}
QTabBar::tab:selected {{color: {c["accent_text"]}; border-bottom-color: {c["accent"]}}}
QSplitter::handle {{background: {c["hairline"]}}}
QSplitter::handle:horizontal {{width: 1px}}
QSplitter::handle:vertical {{height: 1px}}
"""
