package gradlab.ui.teacher;

import gradlab.ui.lesson.LessonSheet;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * Room for a board. What leaves much room is written larger, what would run over the lower edge smaller, within limits; what still does can be paged
 * through.
 */
final class BoardRoom extends ScrollPane {

    private static final double MOST = 1.24;
    private static final double LEAST = 0.7;
    private static final double NOTCH = 0.06;
    private static final double OVERLAP = 0.12;

    private final DoubleProperty size;
    private double wanted = 1;
    private Optional<Board> board = Optional.empty();
    private Optional<LessonSheet> sheet = Optional.empty();
    private boolean fitting;

    /** @param size of the text of boards, in points; set here */
    BoardRoom(DoubleProperty size) {
        this.size = size;
        setId("class-board-room");
        getStyleClass().add("class-board-room");
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinSize(0, 0);
        viewportBoundsProperty().subscribe((_, _) -> fitLater());
    }

    /** Takes over another board. */
    void show(Board next, LessonSheet of) {
        board = Optional.of(next);
        sheet = Optional.of(of);
        setContent(next);
        setVvalue(0);
        next.heightProperty().subscribe((_, _) -> fitLater());
        fitLater();
    }

    /** @param points of text that has room enough */
    void wanted(double points) {
        wanted = points;
        fitLater();
    }

    void fitLater() {
        if (!fitting) {
            fitting = true;
            Platform.runLater(() -> {
                fit();
                fitting = false;
            });
        }
    }

    private void fit() {
        double width = getViewportBounds().getWidth();
        double height = getViewportBounds().getHeight();
        if (board.isEmpty() || width < 1 || height < 1) {
            return;
        }
        Board shown = board.get();
        sheet.ifPresent(texts -> texts.width(width - shown.getInsets().getLeft() - shown.getInsets().getRight()));
        for (double share = MOST; share >= LEAST; share -= NOTCH) {
            size(shown, share * wanted);
            if (shown.prefHeight(width) <= height) {
                return;
            }
        }
        size(shown, LEAST * wanted);
    }

    private void size(Region shown, double points) {
        double rounded = Math.rint(points * 2) / 2;
        if (size.get() != rounded || shown.getStyle().isEmpty()) {
            size.set(rounded);
        }
        String style = "-fx-font-size: " + rounded + "px;";
        if (!shown.getStyle().equals(style)) {
            shown.setStyle(style);
            shown.applyCss();
        }
    }

    /**
     * Pages through a board that is longer than its room.
     *
     * @return false if there is nothing more in this direction
     */
    boolean page(int direction) {
        double hidden = board.map(Region::getHeight).orElse(0.0) - getViewportBounds().getHeight();
        if (hidden <= 2 || (direction > 0 ? getVvalue() >= 1 - 1e-3 : getVvalue() <= 1e-3)) {
            return false;
        }
        setVvalue(Math.clamp(getVvalue() + direction * (1 - OVERLAP) * getViewportBounds().getHeight() / hidden, 0, 1));
        return true;
    }
}
