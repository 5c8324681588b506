package gradlab.ui.chart;

import gradlab.probe.Picture;
import java.util.Optional;
import java.util.function.Supplier;

/** The threshold of a card of curves: its handle in the head, and its line among singular values. */
final class CardThreshold {

    private final ChartDesk desk;
    private final ChartHead head;
    private final ChartField field;
    private final Supplier<Optional<PictureChart>> chart;
    private final Supplier<Optional<ThresholdGrip.Line>> line;
    private final Runnable redraw;
    private boolean held;

    /**
     * @param line the line as it is drawn now, empty if there is none
     * @param redraw is called when the axis may move again, or must not
     */
    CardThreshold(ChartDesk desk, ChartHead head, ChartField field, Supplier<Optional<PictureChart>> chart,
            Supplier<Optional<ThresholdGrip.Line>> line, Runnable redraw) {
        this.desk = desk;
        this.head = head;
        this.field = field;
        this.chart = chart;
        this.line = line;
        this.redraw = redraw;
    }

    /** What can be moved: what the picture counts with, if the experiment measures it. */
    static Optional<Threshold> of(Optional<Picture> picture, PictureBook book) {
        return picture.flatMap(shown -> Threshold.of(shown.id())).filter(each -> !Double.isNaN(each.in(book)));
    }

    /** While the line is dragged the axis stands still. */
    boolean isHeld() {
        return held;
    }

    /** Shows what belongs to the present picture. */
    void show(PictureBook book) {
        Optional<Picture> picture = chart.get().map(PictureChart::picture);
        Optional<Threshold> counted = of(picture, book);
        head.threshold(counted);
        counted.ifPresent(each -> head.showThreshold(each.in(book), desk.moved().containsKey(each)));
        boolean drawn = picture.filter(Curves::isSigma).isPresent() && counted.isPresent();
        if (drawn && held) {
            return;
        }
        field.grip(drawn ? Optional.of(new ThresholdGrip(line, this::hold, this::move)) : Optional.empty());
    }

    private void hold(boolean now) {
        held = now;
        chart.get().ifPresent(shown -> {
            if (now) {
                shown.holdAxisOf(shown);
            } else {
                shown.freeAxis();
            }
        });
        redraw.run();
    }

    private void move(double share) {
        desk.move(Threshold.RANK, Double.isNaN(share) ? Optional.empty() : Optional.of(share));
    }
}
