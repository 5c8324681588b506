package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.train.Recorder;
import java.awt.geom.Rectangle2D;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * One chart with all that belongs to it: title, caption, legend with values, cursor, event marks, export. Reads the
 * records only in {@link #frame}; owns no subscription to anything that outlives it.
 */
final class ChartCard extends VBox {

    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");
    private static final double DIM_OPACITY = 0.35;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_WIDTH = 360;
    /** Numbers that change faster cannot be read. */
    private static final int FRAMES_PER_LEGEND = 4;

    private final ChartFamily family;
    private final ChartDesk desk;
    private final ChartWords words;
    private final ChartHead head;
    private final ChartLegend legend = new ChartLegend();
    private final ChartField field;

    private ChartStyle style;
    private PictureBook book = PictureBook.EMPTY;
    private int layer = 1;
    private String wanted;
    private Optional<String> beforeLesson = Optional.empty();
    private boolean log = true;
    private Optional<PictureChart> chart = Optional.empty();
    private Optional<Recorder> recorder = Optional.empty();
    private Optional<Pointer> pointer = Optional.empty();
    private long points;
    private double lastStep = -1;
    private boolean stale = true;
    private int drawnPixels;
    private int frames;

    /** What a lesson points at. */
    private record Pointer(String series, double step, String text) {
    }

    ChartCard(ChartFamily family, ChartDesk desk, ChartStyle style) {
        this.family = family;
        this.desk = desk;
        this.style = style;
        words = new ChartWords(desk.words());
        wanted = family.pictures().getFirst();
        head = new ChartHead(family.nodeId(), desk.words());
        field = new ChartField(family.nodeId() + "-field", this::moveCursor, () -> desk.toggle(family.nodeId()));
        setId(family.nodeId());
        getStyleClass().add("chart-card");
        VBox.setVgrow(field, Priority.ALWAYS);
        getChildren().addAll(head, legend, field);
        head.onLog(this::chooseLog);
        head.onInfo(field::showReading);
        field.onReadingClosed(head::closeInfo);
        head.onEnlarge(() -> desk.toggle(family.nodeId()));
        head.onExport(() -> exporter().ifPresent(exporter -> exporter.png(chartLog())),
                () -> exporter().ifPresent(ChartExport::csv));
        field.onDrawn(this::placeOverlay);
        showEnlarged(false);
        widthProperty().subscribe(width -> pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_WIDTH));
        rebuild();
    }

    ChartFamily family() {
        return family;
    }

    /** The picture it shows, empty if nothing in the network has what it is about. */
    Optional<Picture> picture() {
        return chart.map(PictureChart::picture);
    }

    /** Takes over another experiment, or another layer of it. */
    void show(PictureBook changed, int selectedLayer) {
        book = changed;
        layer = selectedLayer;
        rebuild();
    }

    /** Takes over colours. */
    void restyle(ChartStyle changed) {
        style = changed;
        rebuild();
    }

    /** Takes over a language. */
    void reword() {
        rebuild();
    }

    /** Shows another picture of its family. */
    void choose(String pictureId) {
        beforeLesson = Optional.empty();
        wanted = pictureId;
        rebuild();
    }

    void chooseLog(boolean wantedLog) {
        log = wantedLog;
        rebuild();
    }

    /**
     * Dims the card unless it is among the charts that a lesson wants bright, and turns to the picture that is meant. When
     * the lesson wants nothing any more, the picture from before comes back.
     */
    void highlight(Collection<String> bright) {
        boolean dim = !bright.isEmpty() && !family.isAmong(bright);
        pseudoClassStateChanged(DIM, dim);
        setOpacity(dim ? DIM_OPACITY : 1);
        String own = beforeLesson.orElse(wanted);
        String meant = bright.isEmpty() ? own : family.picture(bright, wanted);
        if (!meant.equals(wanted)) {
            choose(meant);
            beforeLesson = Optional.of(own).filter(picture -> !picture.equals(meant));
        }
    }

    void showEnlarged(boolean enlarged) {
        head.showEnlarged(enlarged, desk.words());
    }

    /** Points at a step of a series; the arrow appears when training gets there. */
    void pointAt(String series, double step, String text) {
        pointer = Optional.of(new Pointer(series, step, text));
        placeOverlay();
    }

    void pointNowhere() {
        pointer = Optional.empty();
        placeOverlay();
    }

    /** Redraws if the records grew or something else changed; costs nothing else. */
    void frame(Optional<Recorder> latest, double step) {
        boolean otherRun = !latest.equals(recorder);
        recorder = latest;
        long now = chart.isPresent() && latest.isPresent() ? chart.get().points(latest.get()) : 0;
        boolean grown = otherRun || now != points || step != lastStep;
        points = now;
        lastStep = step;
        field.say(now > 0 ? "" : vacancy());
        if (now > 0 && (stale || grown || field.pixels() != drawnPixels) && field.hasRoom()) {
            stale = false;
            drawnPixels = field.pixels();
            chart.get().show(latest.get(), step, drawnPixels);
            if (++frames % FRAMES_PER_LEGEND == 0 || otherRun || frames < FRAMES_PER_LEGEND) {
                updateLegend();
            }
        } else if (frames % FRAMES_PER_LEGEND != 0) {
            frames = 0;
            updateLegend();
        }
        head.offer(now > 0, picture().map(PictureChart::admitsLog).orElse(false), chartLog());
        legend.setVisible(now > 0);
    }

    /** Shows values and lines at the cursor that all cards share. */
    void showCursor() {
        double step = desk.cursor().get();
        if (chart.isPresent() && recorder.isPresent() && points > 0 && step <= chart.get().lastStep()) {
            field.overlay().showCursor(chart.get(), field.area(), recorder.get(), step, words);
        } else {
            field.overlay().hideCursor();
        }
        updateLegend();
    }

    private boolean chartLog() {
        return chart.map(PictureChart::scale).filter(scale -> scale == Scale.LOG).isPresent();
    }

    private void rebuild() {
        List<String> offered = family.pictures().stream().filter(id -> book.find(id, layer).isPresent()).toList();
        String present = offered.contains(wanted) || offered.isEmpty() ? wanted : offered.getFirst();
        chart = book.find(present, layer).map(picture -> new PictureChart(picture,
                Curves.of(picture, style.palette(), book.rankThreshold()), style, words, log));
        head.onChoice(this::choose, offered, present, words);
        Picture named = chart.map(PictureChart::picture).orElse(new Picture(present, layer, Picture.Axis.LINEAR, List.of(), List.of()));
        String caption = chart.isEmpty() ? "" : caption(named);
        head.text(words.title(named, book.depth()), caption);
        field.read(words.title(named, book.depth()), words.explained(named, caption));
        legend.getChildren().clear();
        chart.ifPresent(shown -> {
            field.show(shown.chart());
            legend.show(shown, words, book.depth());
        });
        stale = true;
        frames = 0;
        points = -1;
    }

    /** For a network that cannot saturate the caption says why another picture stands here. */
    private String caption(Picture picture) {
        boolean instead = picture.id().equals("dead") && book.find("saturation", layer).isEmpty();
        return instead ? desk.words().get("chart.dead.instead") : words.caption(picture, book);
    }

    /** Why there is nothing to see, in one sentence. */
    private String vacancy() {
        var texts = desk.words();
        if (book.pictures().isEmpty()) {
            return texts.get("chart." + family.id() + ".empty");
        }
        if (chart.isEmpty()) {
            boolean measured = family.pictures().stream().anyMatch(book::measures);
            return texts.get(measured ? "chart." + family.id() + ".none" : "chart.unmeasured");
        }
        boolean never = picture().get().id().equals("accuracy") && recorder.map(Recorder::revision).orElse(0L) > 0;
        return texts.get(never ? "chart.accuracy.none" : "chart." + family.id() + ".empty");
    }

    private void placeOverlay() {
        if (chart.isEmpty() || recorder.isEmpty() || points == 0) {
            field.overlay().clear();
            return;
        }
        Rectangle2D area = field.area();
        field.overlay().showEvents(chart.get(), area, recorder.get().events());
        field.overlay().pointAt(pointer.flatMap(target -> place(target, area)), area);
        if (!Double.isNaN(desk.cursor().get())) {
            showCursor();
        }
    }

    private Optional<ChartArrow.Target> place(Pointer target, Rectangle2D area) {
        PictureChart shown = chart.orElseThrow();
        return shown.curves().stream().filter(curve -> curve.series().equals(target.series())).findFirst()
                .filter(curve -> shown.dataset().lastStep() >= target.step())
                .map(curve -> shown.y(PictureChart.value(recorder.orElseThrow(), curve, target.step()), area))
                .filter(y -> y >= area.getY() && y <= area.getMaxY())
                .map(y -> new ChartArrow.Target(shown.x(target.step(), area), y, target.text()));
    }

    private void moveCursor(double x) {
        boolean live = chart.isPresent() && points > 0 && !Double.isNaN(x);
        desk.cursor().set(live ? chart.get().step(x, field.area()) : Double.NaN);
    }

    private void updateLegend() {
        if (chart.isPresent() && recorder.isPresent()) {
            legend.update(chart.get(), recorder.get(), desk.cursor().get(), words);
        }
    }

    private Optional<ChartExport> exporter() {
        return chart.isPresent() && recorder.isPresent()
                ? Optional.of(new ChartExport(desk, style.palette(), chart.get().picture(), book, recorder.get(), this, field::announce))
                : Optional.empty();
    }
}
