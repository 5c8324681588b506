package gradlab.ui.chart;

import gradlab.probe.Picture;
import java.util.Collection;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** One place of the grid: head, drawing, and what belongs to them. Reads the records only in {@link #frame}. */
abstract class Card extends VBox {

    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private static final double DIM_OPACITY = 0.35;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_WIDTH = 360;
    /** Where three stand side by side in a small window: tools that the enlarged card has too stay away. */
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final double TIGHT_WIDTH = 260;
    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double LOW_HEIGHT = 148;

    private final ChartFamily family;
    private final ChartDesk desk;
    private final ChartWords words;
    private final ChartHead head;
    private final ChartField field;
    private final ChartInfo info;
    private Optional<Region> legend = Optional.empty();
    private boolean low;
    private boolean tight;

    Card(ChartFamily family, ChartDesk desk) {
        this.family = family;
        this.desk = desk;
        words = new ChartWords(desk.words());
        head = new ChartHead(family, desk);
        field = new ChartField(family.nodeId() + "-field", this::moveCursor, () -> desk.toggle(family.nodeId()));
        setId(family.nodeId());
        getStyleClass().add("chart-card");
        VBox.setVgrow(field, Priority.ALWAYS);
        info = new ChartInfo(family.nodeId() + "-page", desk.words(), desk.hands()::openLesson, head::closeInfo);
        field.onMeasure(() -> desk.measure().accept(family.probe()), desk.words());
        head.onEnlarge(() -> desk.toggle(family.nodeId()));
        showEnlarged(false);
        widthProperty().subscribe(this::size);
        heightProperty().subscribe(this::size);
        field.onSpeech(this::speech);
    }

    /** Takes over where the legend stands: on a line of its own, or beside the choice where every line counts. */
    final void squeeze(Region legend) {
        this.legend = Optional.of(legend);
        // its lines are limited by the style sheet: what does not fit is in the box beside the cursor
        Rectangle seen = new Rectangle();
        seen.widthProperty().bind(legend.widthProperty());
        seen.heightProperty().bind(legend.heightProperty());
        legend.setClip(seen);
        size();
    }

    private void size() {
        double scale = scale();
        pseudoClassStateChanged(NARROW, getWidth() < NARROW_WIDTH * scale);
        boolean narrow = getWidth() > 0 && getWidth() < TIGHT_WIDTH * scale;
        // so narrow a card has no room beside the choice
        boolean now = !narrow && getHeight() > 0 && getHeight() < LOW_HEIGHT * scale;
        boolean moves = legend.isPresent() && now == getChildren().contains(legend.get());
        if (now != low || narrow != tight || moves) {
            low = now;
            tight = narrow;
            pseudoClassStateChanged(TIGHT, tight);
            head.tighten(tight);
            pseudoClassStateChanged(LOW, low);
            legend.ifPresent(lines -> {
                if (low) {
                    getChildren().remove(lines);
                }
                head.squeezeIn(lines, low);
                if (!low && !getChildren().contains(lines)) {
                    getChildren().add(1, lines);
                }
            });
        }
    }

    /** How many times as large as usual text is. */
    abstract double scale();

    /** What it shows, in one sentence for screen readers. */
    abstract String speech();

    /** How it is set, for another time: its family, its picture, and what else differs from the usual, with slashes between. */
    String memory() {
        return family.id();
    }

    /** Takes over how it was set another time. */
    void recall(String memory) {
        // a card with a single picture has nothing to set
    }

    final ChartInfo info() {
        return info;
    }

    /** Counts a frame; what is spoken is told anew about once a second, and only while somebody listens. */
    final void breathe() {
        field.breathe();
    }

    /** Whether what happened in the run is marked and named. */
    void markEvents(boolean now) {
    }

    final ChartFamily family() {
        return family;
    }

    final ChartDesk desk() {
        return desk;
    }

    final ChartWords words() {
        return words;
    }

    final ChartHead head() {
        return head;
    }

    final ChartField field() {
        return field;
    }

    final void showEnlarged(boolean enlarged) {
        head.showEnlarged(enlarged, desk.words());
    }

    /** Dims the card unless it is among the charts that a lesson wants bright. */
    void highlight(Collection<String> bright) {
        boolean dim = !bright.isEmpty() && !family.isAmong(bright);
        pseudoClassStateChanged(DIM, dim);
        setOpacity(dim ? DIM_OPACITY : 1);
    }

    /**
     * Takes over another experiment, or another layer of it.
     *
     * @param own the pictures with the experiment's own thresholds
     * @param inForce the same with thresholds as they were moved
     */
    abstract void show(PictureBook own, PictureBook inForce, int selectedLayer);

    /** Another layer was chosen; all else is as before. */
    abstract void select(int selectedLayer);

    /** True if the experiment of a book leaves out what this card shows; the field then offers to measure it. */
    final boolean isLeftOut(PictureBook book) {
        boolean leftOut = !book.pictures().isEmpty() && !family.isMeasured(book);
        field.offer(leftOut);
        return leftOut;
    }

    /** Takes over thresholds; all else in the book is as before. */
    abstract void rethreshold(PictureBook inForce);

    /** Takes over colours. */
    abstract void restyle(ChartStyle style);

    /** Takes over a language. */
    abstract void reword();

    /**
     * Redraws if the records grew or something else changed; costs nothing else.
     *
     * @param lastStep how far the run has been
     * @param place the past step at which it stands, NaN if it stands at the last one
     */
    abstract void frame(Optional<Readings> latest, double lastStep, double place);

    /** Takes over which runs stand beside the chosen one; a card that shows a single run leaves them out. */
    void companions(Companions others) {
        // see above
    }

    /** Shows what belongs to the cursor that all cards share. */
    abstract void showCursor();

    /** The picture of curves it shows, if it shows one. */
    Optional<Picture> picture() {
        return Optional.empty();
    }

    /** Shows another picture of its family. */
    void choose(String pictureId) {
        // a card with a single picture has nothing to choose
    }

    /** Points at a step of a series; the arrow appears when training gets there. */
    void pointAt(String series, double step, String text) {
        // only curves have a place for every step
    }

    void pointNowhere() {
        // see above
    }

    /** @param x,y pixels from the upper left of the drawing, x is NaN when the cursor left */
    abstract void moveCursor(double x, double y);
}
