package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.train.Recorder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.paint.Color;

/** A card that shows what one step of the run looks like: the latest, or the one under the cursor of the other cards. */
final class StillCard extends Card {

    private final Still.Maker maker;
    private final StillLegend legend = new StillLegend();
    private ChartStyle style;
    private PictureBook book = PictureBook.EMPTY;
    private int layer = 1;
    private Optional<Readings> readings = Optional.empty();
    private Optional<? extends Still> still = Optional.empty();
    private long revision = -1;
    private double shownStep = Double.NEGATIVE_INFINITY;
    private double spotX = Double.NaN;
    private double spotY;

    StillCard(ChartFamily family, ChartDesk desk, ChartStyle style, Still.Maker maker) {
        super(family, desk);
        this.style = style;
        this.maker = maker;
        getChildren().addAll(head(), legend, field());
        squeeze(legend);
        head().onInfo(shown -> info().show(shown, head().infoAnchor(), this.style));
        head().onExport(extension -> exporter().ifPresent(export -> export.save(extension)));
        field().onDrawn(this::showSpot);
        reword();
    }

    @Override
    void show(PictureBook own, PictureBook inForce, int selectedLayer) {
        book = inForce;
        layer = selectedLayer;
        reword();
    }

    @Override
    void select(int selectedLayer) {
        layer = selectedLayer;
        reword();
    }

    @Override
    void rethreshold(PictureBook changed) {
        book = changed;
        stale();
    }

    @Override
    void restyle(ChartStyle changed) {
        style = changed;
        stale();
    }

    @Override
    void reword() {
        String id = family().id();
        String place = words().layer(layer, book.depth());
        head().onChoice(_ -> { }, List.of(), id, words());
        head().text(words().wordings("chart." + id + ".title", place), words().wordings("chart." + id + ".caption", place));
        String title = words().words().get("chart." + id + ".title", place);
        String caption = words().words().get("chart." + id + ".caption", place);
        info().say(title, ChartWords.sentence(caption), words().formula(new Picture(id, layer, Picture.Axis.LINEAR, List.of(), List.of())),
                words().words().get("chart." + id + ".read"), ChartLessons.of(id));
        field().read(title, ChartWords.explained(words().words().get("chart." + id + ".caption", place),
                words().words().get("chart." + id + ".read")));
        stale();
    }

    @Override
    void frame(Optional<Readings> latest, double lastStep, double place) {
        long now = latest.map(Readings::recorder).map(Recorder::revision).orElse(-1L);
        double at = Double.isNaN(desk().cursor().get()) ? place : desk().cursor().get();
        boolean same = latest.equals(readings) && now == revision && Double.compare(at, shownStep) == 0;
        breathe();
        if (same || !field().hasRoom()) {
            return;
        }
        double shown = Double.isNaN(at) ? lastStep : at;
        readings = latest;
        revision = now;
        shownStep = at;
        still = latest.flatMap(from -> maker.at(from, book, layer, at));
        field().say(still.isPresent() ? "" : vacancy(now > 0));
        head().offer(still.isPresent(), false, false, false);
        still.ifPresent(drawing -> field().show((g, bounds) -> drawing.draw(g, bounds, style, words())));
        legend.setVisible(still.isPresent());
        legend.show(still.stream().flatMap(drawing -> Stream.concat(
                Stream.of(new Still.Key(Color.TRANSPARENT, words().step(shown), "")), drawing.keys(style, words()).stream())).toList());
    }

    @Override
    void showCursor() {
        // the next frame draws the step under the cursor
    }

    @Override
    void moveCursor(double x, double y) {
        spotX = x;
        spotY = y;
        showSpot();
    }

    private void showSpot() {
        Optional<Still.Spot> spot = Double.isNaN(spotX) ? Optional.empty()
                : still.flatMap(drawing -> drawing.at(spotX, spotY, field().area(), style, words()));
        spot.ifPresentOrElse(found -> field().overlay().showSpot(found, field().area(), style.scale()), field().overlay()::hideCursor);
    }

    @Override
    double scale() {
        return style == null ? 1 : style.scale();
    }

    @Override
    String speech() {
        return still.isPresent() ? ChartSpeech.of(head().said(), still.get(), style, words()) : head().said();
    }

    private void stale() {
        revision = -1;
        shownStep = Double.NEGATIVE_INFINITY;
    }

    private String vacancy(boolean running) {
        return words().words().get(isLeftOut(book) ? "chart.unmeasured" : "chart." + family().id() + (running ? ".none" : ".empty"));
    }

    private Optional<ChartExport> exporter() {
        String id = family().id();
        String place = words().layer(layer, book.depth());
        String title = words().words().get("chart." + id + ".title", place);
        ChartPictures pictures = new ChartPictures(style.palette(), desk().words());
        return still.map(drawing -> {
            var painter = pictures.painter(title, words().words().get("chart." + id + ".caption", place), drawing);
            return new ChartExport(desk(), ChartExport.fileName(title), Map.of("png", pictures.png(painter), "svg", pictures.svg(title, painter),
                    "csv", file -> ChartTable.write(file, drawing.table())), this, field()::announce);
        });
    }
}
