package gradlab.ui.chart;

import gradlab.probe.Picture;
import java.util.Collection;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One place of the grid: head, drawing, and what belongs to them. Reads the records only in {@link #frame}. */
abstract class Card extends VBox {

    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private static final double DIM_OPACITY = 0.35;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_WIDTH = 360;

    private final ChartFamily family;
    private final ChartDesk desk;
    private final ChartWords words;
    private final ChartHead head;
    private final ChartField field;

    Card(ChartFamily family, ChartDesk desk) {
        this.family = family;
        this.desk = desk;
        words = new ChartWords(desk.words());
        head = new ChartHead(family, desk);
        field = new ChartField(family.nodeId() + "-field", this::moveCursor, () -> desk.toggle(family.nodeId()));
        setId(family.nodeId());
        getStyleClass().add("chart-card");
        VBox.setVgrow(field, Priority.ALWAYS);
        head.onInfo(field::showReading);
        field.onReadingClosed(head::closeInfo);
        field.onMeasure(() -> desk.measure().accept(family.probe()), desk.words());
        head.onEnlarge(() -> desk.toggle(family.nodeId()));
        showEnlarged(false);
        widthProperty().subscribe(width -> pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_WIDTH));
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

    /** @param x pixels from the left of the drawing, NaN when the cursor left */
    abstract void moveCursor(double x);
}
