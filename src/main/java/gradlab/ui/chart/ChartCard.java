package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.train.Recorder;
import java.awt.geom.Rectangle2D;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;

/**
 * Curves over the steps with all that belongs to them: title, caption, legend with values, cursor, event marks, export.
 * Owns no subscription to anything that outlives it.
 */
final class ChartCard extends Card {

    /** Numbers that change faster cannot be read. */
    private static final int FRAMES_PER_LEGEND = 4;
    private static final String LINEAR = "lin";
    private static final String RECENT = "recent";

    private final ChartLegend legend = new ChartLegend();
    private final CardThreshold threshold;

    private ChartStyle style;
    private PictureBook own = PictureBook.EMPTY;
    private PictureBook book = PictureBook.EMPTY;
    private int layer = 1;
    private String wanted;
    private Optional<String> beforeLesson = Optional.empty();
    private boolean log = true;
    private boolean recent;
    private List<String> plainCaptions = List.of("");
    private Optional<PictureChart> chart = Optional.empty();
    private Optional<Readings> readings = Optional.empty();
    private Companions companions = Companions.NONE;
    private Optional<Label> difference = Optional.empty();
    private boolean marksEvents = true;
    private Optional<ChartArrow.Pointer> pointer = Optional.empty();
    private long points;
    private double lastStep = -1;
    private double place = Double.NaN;
    private boolean stale = true;
    private int drawnPixels;
    private int frames;

    ChartCard(ChartFamily family, ChartDesk desk, ChartStyle style) {
        super(family, desk);
        this.style = style;
        wanted = family().pictures().getFirst();
        getChildren().addAll(head(), legend, field());
        squeeze(legend);
        head().onLog(now -> set(() -> log = now));
        head().onFollow(now -> set(() -> recent = now));
        head().onInfo(shown -> info().show(shown, head().infoAnchor(), this.style));
        head().onExport(extension -> exporter().ifPresent(export -> export.save(extension)));
        field().onDrawn(this::placeOverlay);
        threshold = new CardThreshold(desk, head(), field(), () -> chart, this::thresholdLine, () -> stale = true);
        rebuild();
    }

    @Override
    double scale() {
        return style == null ? 1 : style.scale();
    }

    @Override
    Optional<Picture> picture() {
        return chart.map(PictureChart::picture);
    }

    @Override
    void show(PictureBook changed, PictureBook inForce, int selectedLayer) {
        own = changed;
        book = inForce;
        layer = selectedLayer;
        rebuild();
    }

    /** Most charts show all layers: they stay as they are. */
    @Override
    void select(int selectedLayer) {
        boolean same = companions.isEmpty() && chart.isPresent() && offered(selectedLayer).equals(offered(layer))
                && book.find(chart.get().picture().id(), selectedLayer).equals(Optional.of(chart.get().picture()));
        layer = selectedLayer;
        if (!same) {
            rebuild();
        }
    }

    private List<String> offered(int ofLayer) {
        return family().pictures().stream().filter(id -> book.find(id, ofLayer).isPresent()).toList();
    }

    @Override
    void rethreshold(PictureBook changed) {
        book = changed;
        if (CardThreshold.of(picture(), book).isPresent()) {
            rebuild();
        }
    }

    @Override
    void restyle(ChartStyle changed) {
        style = changed;
        rebuild();
    }

    @Override
    void reword() {
        rebuild();
    }

    @Override
    void choose(String pictureId) {
        set(() -> {
            beforeLesson = Optional.empty();
            wanted = pictureId;
        });
    }

    /** What the user changes is remembered. */
    private void set(Runnable change) {
        change.run();
        rebuild();
        desk().hands().remember();
    }

    @Override
    String memory() {
        return family().id() + "/" + beforeLesson.orElse(wanted) + (log ? "" : "/" + LINEAR) + (recent ? "/" + RECENT : "");
    }

    @Override
    void recall(String memory) {
        List<String> parts = List.of(memory.split("/"));
        parts.stream().filter(family().pictures()::contains).findFirst().ifPresent(picture -> wanted = picture);
        log = !parts.contains(LINEAR);
        recent = parts.contains(RECENT);
        rebuild();
    }

    /** Turns to the picture that a lesson means; when it means nothing any more, the picture from before comes back. */
    @Override
    void highlight(Collection<String> bright) {
        super.highlight(bright);
        String before = beforeLesson.orElse(wanted);
        String meant = bright.isEmpty() ? before : family().picture(bright, wanted);
        if (!meant.equals(wanted)) {
            beforeLesson = Optional.of(before).filter(picture -> !picture.equals(meant));
            wanted = meant;
            rebuild();
        }
    }

    @Override
    void pointAt(String series, double step, String text) {
        pointer = Optional.of(new ChartArrow.Pointer(series, step, text));
        placeOverlay();
    }

    @Override
    void markEvents(boolean now) {
        marksEvents = now;
        placeOverlay();
    }

    @Override
    void pointNowhere() {
        pointer = Optional.empty();
        placeOverlay();
    }

    @Override
    void companions(Companions others) {
        if (!others.equals(companions)) {
            companions = others;
            rebuild();
        }
    }

    @Override
    void frame(Optional<Readings> latest, double step, double where) {
        boolean otherRun = !latest.equals(readings) || Double.compare(where, place) != 0;
        place = where;
        readings = latest;
        long now = chart.isPresent() && latest.isPresent() ? chart.get().points(latest.get()) : 0;
        boolean grown = otherRun || now != points || step != lastStep;
        if (now == 0 && points > 0) {
            // what the axis left out of the last run is not there any more
            head().caption(plainCaptions);
        }
        points = now;
        lastStep = step;
        field().say(now > 0 ? "" : vacancy());
        if (now > 0 && (stale || grown || field().pixels() != drawnPixels) && field().hasRoom()) {
            stale = false;
            drawnPixels = field().pixels();
            chart.get().show(latest.get(), step, drawnPixels);
            if (++frames % FRAMES_PER_LEGEND == 0 || otherRun || frames < FRAMES_PER_LEGEND) {
                updateLegend();
            }
        } else if (frames % FRAMES_PER_LEGEND != 0) {
            frames = 0;
            updateLegend();
        }
        head().offer(now > 0, picture().map(PictureChart::admitsLog).orElse(false), chartLog(), recent);
        legend.setVisible(now > 0);
        breathe();
    }

    @Override
    String speech() {
        return chart.isEmpty() || readings.isEmpty() || points == 0 ? head().said() : ChartSpeech.of(head().said(), chart.get(),
                readings.get(), companions, Double.isNaN(desk().cursor().get()) ? place : desk().cursor().get(), lastStep, words(), book.depth());
    }

    @Override
    void showCursor() {
        double step = desk().cursor().get();
        if (chart.isPresent() && readings.isPresent() && points > 0 && step <= chart.get().lastStep()) {
            field().overlay().showCursor(chart.get(), field().area(), readings.get(), companions, step, words(), book.depth());
        } else {
            field().overlay().hideCursor();
        }
        updateLegend();
    }

    private boolean chartLog() {
        return chart.map(PictureChart::scale).filter(scale -> scale == Scale.LOG).isPresent();
    }

    private void rebuild() {
        List<String> offered = offered(layer);
        String present = offered.contains(wanted) || offered.isEmpty() ? wanted : offered.getFirst();
        Optional<PictureChart> before = chart.filter(_ -> threshold.isHeld());
        chart = book.find(present, layer).map(picture -> new PictureChart(picture,
                RunOverlay.dressed(Curves.of(picture, style.palette(), book.rankThreshold()), companions), style, words(), log));
        chart.ifPresent(now -> {
            now.followRecent(recent);
            before.ifPresent(now::holdAxisOf);
        });
        head().onChoice(this::choose, offered, present, words());
        Picture named = chart.map(PictureChart::picture).orElse(new Picture(present, layer, Picture.Axis.LINEAR, List.of(), List.of()));
        plainCaptions = chart.isEmpty() ? List.of("") : captions(named);
        head().text(words().titles(named, book.depth()), plainCaptions);
        threshold.show(book);
        String title = words().title(named, book.depth());
        field().read(title, words().explained(named, plainCaptions.getFirst()));
        info().say(title, ChartWords.sentence(plainCaptions.getFirst()), words().formula(named), words().read(named), ChartLessons.of(present));
        legend.getChildren().clear();
        chart.ifPresent(shown -> {
            if (!companions.isEmpty()) {
                shown.lay(new RunOverlay(shown.curves(), companions, style, layer));
            }
            field().show(shown);
            legend.show(shown, words(), book.depth());
            difference = shown.overlay().filter(RunOverlay::hasDifference).map(_ -> legend.difference(
                    words().difference(companions), RunOverlay.differenceColour(style.palette()), RunOverlay.DIFFERENCE));
        });
        stale = true;
        frames = 0;
        points = -1;
    }

    /** For a network that cannot saturate the caption says why another picture stands here. */
    private List<String> captions(Picture picture) {
        boolean instead = picture.id().equals("dead") && book.find("saturation", layer).isEmpty();
        return instead ? words().wordings("chart.dead.instead")
                : words().captions(picture, Threshold.of(picture.id()).isPresent() ? book : own);
    }

    private Optional<ThresholdGrip.Line> thresholdLine() {
        if (chart.isEmpty() || readings.isEmpty() || points == 0) {
            return Optional.empty();
        }
        return ThresholdGrip.Line.of(chart.get(), readings.get(), field().area());
    }

    /** Why there is nothing to see, in one sentence. */
    private String vacancy() {
        var texts = desk().words();
        boolean leftOut = isLeftOut(book);
        if (chart.isEmpty() && !book.pictures().isEmpty()) {
            return texts.get(leftOut ? "chart.unmeasured" : "chart." + family().id() + ".none");
        }
        boolean never = picture().filter(shown -> shown.id().equals("accuracy")).isPresent()
                && readings.map(Readings::recorder).map(Recorder::revision).orElse(0L) > 0;
        return texts.get(never ? "chart.accuracy.none" : "chart." + family().id() + ".empty");
    }

    private void placeOverlay() {
        if (chart.isEmpty() || readings.isEmpty() || points == 0) {
            field().overlay().clear();
            return;
        }
        Rectangle2D area = field().area();
        field().overlay().showEvents(chart.get(), area, marksEvents ? readings.get().recorder().events() : List.of());
        field().overlay().showPlace(Double.isNaN(place) ? Double.NaN : chart.get().x(place, area), area);
        field().overlay().pointAt(pointer.flatMap(target -> target.in(chart.get(), readings.get(), area)), area);
        if (!Double.isNaN(desk().cursor().get())) {
            showCursor();
        }
    }

    @Override
    void moveCursor(double x, double y) {
        boolean live = chart.isPresent() && points > 0 && !Double.isNaN(x);
        desk().cursor().set(live ? chart.get().step(x, field().area()) : Double.NaN);
    }

    private void updateLegend() {
        if (chart.isPresent() && readings.isPresent()) {
            double cursor = desk().cursor().get();
            double step = Double.isNaN(cursor) ? place : cursor;
            legend.update(chart.get(), readings.get(), step, words());
            head().caption(points > 0 ? ChartCaption.of(plainCaptions, chart.get(), words()) : plainCaptions);
            difference.ifPresent(label -> label.setText(desk().words().number(
                    chart.get().overlay().orElseThrow().difference(readings.get(), step), 3)));
        }
    }

    private Optional<ChartExport> exporter() {
        if (chart.isEmpty() || readings.isEmpty()) {
            return Optional.empty();
        }
        Picture shown = chart.get().picture();
        Readings mine = readings.get().copy();
        Companions others = companions.copy();
        ChartPictures pictures = new ChartPictures(style.palette(), desk().words());
        String title = words().title(shown, book.depth());
        var painter = pictures.painter(shown, book, mine, chartLog(),
                new ChartPictures.Beside(others, layer, chart.get().lastStep(), recent, Optional.of(chart.get().range())));
        return Optional.of(new ChartExport(desk(), ChartExport.fileName(title), Map.of("png", pictures.png(painter),
                "svg", pictures.svg(title, painter), "csv", ChartTable.of(shown, mine, others)), this, field()::announce));
    }
}
