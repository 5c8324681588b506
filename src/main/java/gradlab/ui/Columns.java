package gradlab.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/**
 * The form at the left, the middle, the lesson at the right. With large text or a small window there is room for one side
 * only: the one that was asked for last stays, and the other comes back when there is room again. With very little room that
 * side has the window to itself.
 */
final class Columns extends SplitPane {

    private static final PseudoClass WITHOUT_LESSON = PseudoClass.getPseudoClass("without-lesson");
    private static final PseudoClass WITHOUT_FORM = PseudoClass.getPseudoClass("without-form");
    /** One side has the window to itself. */
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    private static final double DIVIDER = 8;
    /** Widths at 100 % in pixels. */
    private static final double WIDE = 1500;
    static final double ROOM_FOR_BOTH = 940;
    private static final double ROOM_FOR_ONE = 600;

    private final LabModel model;
    private final Region form;
    private final Region middle;
    private final Region lesson;
    private final BooleanProperty formShowing;
    private final BooleanProperty lessonShowing;
    private double formWidth;
    private double lessonWidth;
    private double narrowLesson;
    /** The size of the text for which the dividers stand where they stand. */
    private double scale = 1;
    private boolean folded;
    private boolean arranging;
    private boolean misplaced;

    Columns(LabModel model, Region form, Region middle, Region lesson) {
        this.model = model;
        this.form = form;
        this.middle = middle;
        this.lesson = lesson;
        formShowing = model.formShowingProperty();
        lessonShowing = model.lessonShowingProperty();
        setId("columns");
        SplitPane.setResizableWithParent(form, false);
        SplitPane.setResizableWithParent(lesson, false);
        widthProperty().subscribe((_, _) -> arrange());
        model.scaleProperty().subscribe((_, _) -> arrange());
        formShowing.subscribe((_, now) -> makeRoom(now, lessonShowing));
        lessonShowing.subscribe((_, now) -> makeRoom(now, formShowing));
        model.workplaceProperty().subscribe((_, _) -> showMiddle());
    }

    /** The lesson asks for another width: wider for a while, or back to what it had. */
    void widenLesson(double before, double now) {
        if (lessonWidth == 0) {
            return;
        }
        remember();
        if (now > before) {
            narrowLesson = lessonWidth;
        }
        lessonWidth = now > before ? now : narrowLesson;
        place();
    }

    private double room() {
        return getWidth() / model.scaleProperty().get();
    }

    /** What is shown now stays; if there is no room for both, the other side goes. */
    private void makeRoom(boolean shown, BooleanProperty other) {
        if (!arranging && getWidth() > 0 && shown && room() < ROOM_FOR_BOTH) {
            arranging = true;
            folded = folded || other.get();
            other.set(false);
            arranging = false;
        }
        arrange();
    }

    /** Who goes to another place wants to see it, even where a side has the window to itself. */
    private void showMiddle() {
        if (getWidth() > 0 && room() < ROOM_FOR_ONE && (formShowing.get() || lessonShowing.get())) {
            arranging = true;
            folded = true;
            formShowing.set(false);
            lessonShowing.set(false);
            arranging = false;
            arrange();
        }
    }

    private void arrange() {
        if (arranging || getWidth() <= 0) {
            return;
        }
        if (formWidth == 0) {
            formWidth = getWidth() >= WIDE ? 300 : 284;
            lessonWidth = getWidth() >= WIDE ? 380 : 350;
        }
        arranging = true;
        boolean tight = room() < ROOM_FOR_BOTH;
        if (tight && formShowing.get() && lessonShowing.get()) {
            folded = true;
            formShowing.set(false);
        } else if (!tight && folded) {
            folded = false;
            formShowing.set(true);
            lessonShowing.set(true);
        }
        arranging = false;
        boolean alone = room() < ROOM_FOR_ONE;
        List<Node> wanted = new ArrayList<>();
        if (formShowing.get()) {
            wanted.add(form);
        }
        if (!alone || !formShowing.get() && !lessonShowing.get()) {
            wanted.add(middle);
        }
        if (lessonShowing.get()) {
            wanted.add(lesson);
        }
        pseudoClassStateChanged(WITHOUT_LESSON, !lessonShowing.get());
        pseudoClassStateChanged(WITHOUT_FORM, !formShowing.get());
        pseudoClassStateChanged(ALONE, wanted.size() == 1 && !wanted.contains(middle));
        if (!wanted.equals(getItems()) || scale != model.scaleProperty().get()) {
            remember();
            getItems().setAll(wanted);
            misplaced = true;
            requestLayout();
        }
    }

    /** The pane shares out a change of its width as it likes; only afterwards the dividers can be put where they belong. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (misplaced && getSkin() != null && getItems().stream().anyMatch(item -> item.getLayoutBounds().getWidth() > 0)) {
            misplaced = false;
            place();
            super.layoutChildren();
        }
    }

    /** The user may have dragged the dividers. */
    private void remember() {
        if (getItems().contains(middle)) {
            formWidth = getItems().contains(form) && form.getWidth() > 0 ? form.getWidth() / scale : formWidth;
            lessonWidth = getItems().contains(lesson) && lesson.getWidth() > 0 ? lesson.getWidth() / scale : lessonWidth;
        }
    }

    private void place() {
        scale = model.scaleProperty().get();
        if (getItems().size() > 1 && getItems().contains(form)) {
            setDividerPosition(0, (formWidth * scale + DIVIDER / 2) / getWidth());
        }
        if (getItems().size() > 1 && getItems().contains(lesson)) {
            setDividerPosition(getItems().size() - 2, 1 - (lessonWidth * scale + DIVIDER / 2) / getWidth());
        }
    }
}
