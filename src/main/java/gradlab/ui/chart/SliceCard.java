package gradlab.ui.chart;

import gradlab.probe.Picture;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.train.WeightPlane;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The loss on a plane through the present weights. Computed anew when the run comes to a stand, and now and then while it
 * goes on as long as that is quick; else when the user asks for it.
 */
final class SliceCard extends Card {

    private static final String PICTURE = "slice.";
    /** Frames that a slice may take to be computed without being asked for. */
    private static final int QUICK = 20;
    /** Frames between two slices while training goes on. */
    private static final int PAUSE = 90;
    private static final long SEED = 1;
    private static final double NARROW = 420;

    private final StillLegend legend = new StillLegend();
    private final SliceControls controls;

    private ChartStyle style;
    private WeightPlane.Choice choice = WeightPlane.Choice.PATH;
    private long seed = SEED;
    private double reach = Double.NaN;
    private Optional<Readings> readings = Optional.empty();
    private Optional<SliceStill> still = Optional.empty();
    private Optional<Computing> computing = Optional.empty();
    private Optional<Basis> computed = Optional.empty();
    private double shownShare = Double.NaN;
    private int framesOfLast;
    private int pause;
    private double spotX = Double.NaN;
    private double spotY;

    /** What a slice depends on. */
    private record Basis(long runId, long step, SliceWork.Order order) {
    }

    /** A slice on its way. */
    private record Computing(SliceWork work, Basis basis, Optional<Readings> from) {
    }

    SliceCard(ChartFamily family, ChartDesk desk, ChartStyle style) {
        super(family, desk);
        this.style = style;
        controls = new SliceControls(family.nodeId(), desk.words(), this::reach, this::shuffle, this::computeOrCancel);
        getChildren().addAll(head(), legend, field());
        squeeze(legend);
        head().add(controls);
        head().onInfo(shown -> info().show(shown, head().infoAnchor(), this.style));
        head().onExport(extension -> exporter().ifPresent(export -> export.save(extension)));
        field().onDrawn(this::showSpot);
        widthProperty().subscribe(width -> controls.narrow(width.doubleValue() < NARROW * scale()));
        reword();
    }

    @Override
    double scale() {
        return style == null ? 1 : style.scale();
    }

    @Override
    void show(PictureBook own, PictureBook inForce, int selectedLayer) {
        reword();
    }

    @Override
    void select(int selectedLayer) {
        // a slice goes through all layers
    }

    @Override
    void rethreshold(PictureBook inForce) {
        // a loss knows no thresholds
    }

    @Override
    void restyle(ChartStyle changed) {
        style = changed;
        draw();
    }

    @Override
    void choose(String pictureId) {
        Stream.of(WeightPlane.Choice.values()).filter(each -> pictureId.equals(PICTURE + each.id())).findFirst().ifPresent(chosen -> {
            choice = chosen;
            reach = chosen == WeightPlane.Choice.PATH ? Double.NaN : 1;
            framesOfLast = 0;
            reword();
            desk().hands().remember();
        });
    }

    @Override
    String memory() {
        return family().id() + "/" + PICTURE + choice.id();
    }

    @Override
    void recall(String memory) {
        Stream.of(WeightPlane.Choice.values()).filter(each -> memory.endsWith("/" + PICTURE + each.id())).findFirst().ifPresent(chosen -> {
            choice = chosen;
            reach = chosen == WeightPlane.Choice.PATH ? Double.NaN : 1;
        });
        reword();
    }

    @Override
    void reword() {
        Words words = desk().words();
        String title = words.get("chart.slice.title");
        head().onChoice(this::choose, family().pictures(), PICTURE + choice.id(), words());
        head().text(words().wordings("chart.slice.title"), captions());
        String read = words.get("chart.slice.read") + " " + words.get("chart.slice." + choice.id() + ".read");
        String caption = words.get("chart.slice." + choice.id() + ".caption");
        field().read(title, ChartWords.explained(caption, read));
        info().say(title, ChartWords.sentence(caption), words().formula(new Picture("slice", 0, Picture.Axis.LOG, List.of(), List.of())), read,
                ChartLessons.of("slice"));
        showControls();
        draw();
    }

    @Override
    void frame(Optional<Readings> latest, double lastStep, double place) {
        breathe();
        RunState state = desk().hands().state();
        if (!latest.map(Readings::recorder).equals(readings.map(Readings::recorder))) {
            still = Optional.empty();
            computed = Optional.empty();
            framesOfLast = 0;
        }
        readings = latest;
        pause++;
        framesOfLast += computing.isPresent() ? 1 : 0;
        field().say(still.isPresent() ? "" : desk().words().get(state.run().isEmpty() || state.latest() == 0
                ? "chart.slice.empty" : "chart.slice.none"));
        legend.setVisible(still.isPresent());
        head().offer(still.isPresent(), false, false, false);
        controls.setVisible(state.run().isPresent());
        if (isDue(state)) {
            compute(state);
        }
    }

    private boolean isDue(RunState state) {
        boolean can = computing.isEmpty() && state.run().isPresent() && field().hasRoom() && state.phase() != Phase.PREPARING && state.latest() > 0;
        boolean stale = computed.filter(basis(state)::equals).isEmpty();
        return can && stale && framesOfLast <= QUICK && (state.phase() != Phase.RUNNING || still.isEmpty() || pause >= PAUSE);
    }

    private Basis basis(RunState state) {
        return new Basis(state.runId(), state.step(), new SliceWork.Order(choice, seed, reach));
    }

    private void compute(RunState state) {
        SliceWork work = new SliceWork();
        Basis basis = basis(state);
        computing = Optional.of(new Computing(work, basis, readings));
        framesOfLast = 0;
        controls.busy(true);
        work.begin(desk().hands().image(), state.run().orElseThrow().data(), basis.order(), controls::progress, result -> finish(work, basis, result));
    }

    private void finish(SliceWork work, Basis basis, Optional<SliceWork.Result> result) {
        if (computing.filter(now -> now.work() == work).isEmpty()) {
            return;
        }
        Optional<Readings> from = computing.get().from();
        computing = Optional.empty();
        computed = Optional.of(basis);
        pause = 0;
        controls.busy(false);
        boolean sameRun = from.map(Readings::recorder).equals(readings.map(Readings::recorder));
        if (sameRun) {
            result.ifPresent(found -> {
                shownShare = found.shown();
                double[] real = new double[found.slice().steps().length];
                for (int i = 0; i < real.length; i++) {
                    double step = found.slice().steps()[i];
                    real[i] = readings.flatMap(known -> known.history("loss.train")).map(history -> history.at(step)).orElse(Double.NaN);
                }
                still = Optional.of(new SliceStill(found.slice(), new SliceSurface(found.slice()), real));
            });
        }
        showControls();
        head().caption(captions());
        draw();
    }

    private void computeOrCancel() {
        if (computing.isPresent()) {
            computing.get().work().cancel();
            framesOfLast = QUICK + 1;
        } else {
            framesOfLast = 0;
            RunState state = desk().hands().state();
            if (state.run().isPresent() && state.phase() != Phase.PREPARING) {
                compute(state);
            }
        }
    }

    private void reach(double wanted) {
        reach = wanted;
        pause = PAUSE;
        showControls();
    }

    private void shuffle() {
        seed++;
        pause = PAUSE;
    }

    private void showControls() {
        double shown = Double.isNaN(reach) ? still.map(drawn -> drawn.slice().reach()).orElse(1.0) : reach;
        controls.show(shown, choice == WeightPlane.Choice.RANDOM);
    }

    /** What the directions are, and how much of the way they show. */
    private List<String> captions() {
        Words words = desk().words();
        List<String> plain = words().wordings("chart.slice." + choice.id() + ".caption");
        if (still.isEmpty()) {
            return plain;
        }
        boolean replaced = still.get().slice().plane().replaced();
        String directions = replaced ? words.get("chart.slice.replaced") : plain.getFirst();
        String beside = words.number(still.get().slice().farthestBeside(), 2);
        String share = Double.isNaN(shownShare) ? ChartWords.UNKNOWN : words.percent(shownShare);
        List<String> wordings = new ArrayList<>();
        wordings.add(directions + "; " + words.get("chart.slice.beside", beside, share));
        wordings.add(words.get("chart.slice.beside", beside, share));
        wordings.add(words.get("chart.slice.beside.short", beside, share));
        return wordings;
    }

    private void draw() {
        still.ifPresent(drawing -> {
            field().show((g, bounds) -> drawing.draw(g, bounds, style, words()));
            Still.Key step = new Still.Key(javafx.scene.paint.Color.TRANSPARENT, words().step(drawing.slice().steps()[drawing.slice().steps().length - 1]), "");
            legend.show(Stream.concat(Stream.of(step), drawing.keys(style, words()).stream()).toList());
        });
    }

    @Override
    String speech() {
        return still.isPresent() ? ChartSpeech.of(head().said(), still.get(), style, words()) + " " + ChartWords.sentence(captions().get(1)) : head().said();
    }

    @Override
    void showCursor() {
        // its horizontal axis is not the steps
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

    private Optional<ChartExport> exporter() {
        String title = desk().words().get("chart.slice.title");
        ChartPictures pictures = new ChartPictures(style.palette(), desk().words());
        return still.map(drawing -> {
            var painter = pictures.painter(title, captions().getFirst(), drawing);
            return new ChartExport(desk(), ChartExport.fileName(title), Map.of("png", pictures.png(painter), "svg", pictures.svg(title, painter),
                    "csv", ChartTable.of(drawing.table())), this, field()::announce);
        });
    }
}
