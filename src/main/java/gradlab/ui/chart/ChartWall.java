package gradlab.ui.chart;

import gradlab.experiment.ExperimentSpec;
import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.probe.Picture;
import gradlab.train.Branch;
import gradlab.train.Recorder;
import gradlab.train.RunState.RunRecord;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Typeface;
import gradlab.ui.Words;
import gradlab.ui.chart.WallChart.Content;
import gradlab.ui.chart.WallChart.Trace;
import gradlab.ui.theme.Palette;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * One or two charts for the wall of a classroom: those that a step of a lesson watches, of one run or of two runs in the
 * same axes. Follows the model only while it stands in a scene.
 */
public final class ChartWall extends Region implements AutoCloseable {

    private static final int MOST = 2;
    private static final double GAP = 12;
    private static final double LINE = 2.5;
    private static final double THINNEST = 4;
    private static final double MAIN = 1.5;
    private static final double USUAL = 1.75;
    private static final double DIM = 0.13;
    private static final double LIT_SHARE = 0.66;

    private final LabModel model;
    private final Words words;
    private final ChartWords chartWords;
    private final List<WallChart> charts = new ArrayList<>();
    private final Map<Recorder, Readings> readings = new HashMap<>();
    private Subscription live = Subscription.EMPTY;
    private List<Metric> watched = List.of();
    private Contrast contrast = Contrast.NONE;
    private List<String> names = List.of();
    private Optional<Step.Arrow> arrow = Optional.empty();
    private int lit = -1;
    private boolean inRow;
    private int present = 1;
    private List<Object> drawn = List.of();

    /** How two runs stand on the wall. */
    public enum Contrast {
        /** One run, each chart shows something else of it. */
        NONE,
        /** What is watched first, of one run beside the other. */
        FIRST,
        /** What is watched second, of one run beside the other. */
        SECOND,
        /** Both runs on every chart. */
        OVER
    }

    /** A run with its pictures. */
    private record Shown(int number, PictureBook book, Readings readings, boolean past, long step, long latest) {
    }

    public ChartWall(LabModel model, Words words, FrameClock clock) {
        this.model = model;
        this.words = words;
        this.chartWords = new ChartWords(words);
        String figures = Typeface.ofThisMachine().figures();
        for (int i = 0; i < MOST; i++) {
            WallChart chart = new WallChart(words, figures, this::moveCursor);
            chart.setId("wall-chart-" + (i + 1));
            charts.add(chart);
        }
        setId("chart-wall");
        setMinSize(0, 0);
        getChildren().addAll(charts);
        sceneProperty().subscribe(scene -> {
            close();
            live = scene == null ? Subscription.EMPTY : clock.onFrame(this::frame);
        });
        light();
    }

    /** Takes over what is watched; the loss stands beside a single quantity that is something else. */
    public void watch(List<Metric> metrics) {
        watched = List.copyOf(metrics);
        drawn = List.of();
    }

    /** @param runs what the runs are called, from A on */
    public void contrast(Contrast wanted, List<String> runs) {
        contrast = wanted;
        names = List.copyOf(runs);
        drawn = List.of();
    }

    /** Where a lesson points, as soon as the run has been there. */
    public void point(Optional<Step.Arrow> wanted) {
        arrow = wanted;
        drawn = List.of();
    }

    /** Dims all but one chart and reads its value out in large figures; −1 lights all of them. */
    public void spotlight(int chart) {
        lit = chart;
        light();
    }

    /** How many charts stand on the wall. */
    public int count() {
        return present;
    }

    /** Charts side by side, or one below the other. */
    public void inRow(boolean wanted) {
        inRow = wanted;
        requestLayout();
    }

    private void light() {
        for (int i = 0; i < charts.size(); i++) {
            charts.get(i).setOpacity(lit < 0 || lit == i ? 1 : DIM);
            charts.get(i).readOut(lit == i);
        }
        requestLayout();
    }

    private void moveCursor(double step) {
        charts.forEach(chart -> chart.cursor(step));
    }

    @Override
    public void close() {
        live.unsubscribe();
        live = Subscription.EMPTY;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double first = lit == 0 ? LIT_SHARE : lit == 1 ? 1 - LIT_SHARE : 0.5;
        boolean row = inRow || contrast == Contrast.FIRST || contrast == Contrast.SECOND;
        for (int i = 0; i < charts.size(); i++) {
            WallChart chart = charts.get(i);
            chart.setVisible(i < present);
            if (present == 1) {
                chart.resizeRelocate(0, 0, width, height);
            } else if (row) {
                double left = Math.floor((width - GAP) * (lit < 0 ? 0.5 : first));
                chart.resizeRelocate(i == 0 ? 0 : left + GAP, 0, i == 0 ? left : width - left - GAP, height);
            } else {
                double top = Math.floor((height - GAP) * first);
                chart.resizeRelocate(0, i == 0 ? 0 : top + GAP, width, i == 0 ? top : height - top - GAP);
            }
        }
    }

    private void frame() {
        List<Shown> runs = runs();
        if (runs.isEmpty()) {
            return;
        }
        List<Object> now = new ArrayList<>(List.of(model.paletteProperty().get(), words.texts(), model.scaleProperty().get(), contrast, names, watched, arrow, lit));
        runs.forEach(run -> now.addAll(List.of(run.number(), run.readings(), run.readings().recorder().revision(), run.step(), run.latest(), run.book())));
        if (now.equals(drawn)) {
            return;
        }
        drawn = now;
        show(runs);
    }

    private List<Shown> runs() {
        List<Shown> runs = new ArrayList<>();
        for (Branch branch : model.state().branches()) {
            branch.run().ifPresent(record -> runs.add(shown(branch, record)));
        }
        runs.sort((a, b) -> Integer.compare(a.number(), b.number()));
        readings.keySet().removeIf(known -> runs.stream().noneMatch(run -> run.readings().recorder() == known));
        return contrast == Contrast.NONE ? runs.stream().filter(run -> run.number() == model.state().chosen()).toList() : runs;
    }

    private Shown shown(Branch branch, RunRecord record) {
        ExperimentSpec spec = branch.spec();
        Readings known = readings.computeIfAbsent(record.recorder(), from -> Readings.of(from, PictureBook.of(spec, record.data())));
        if (branch.number() == model.state().chosen()) {
            known.exact(model.state().reading());
        }
        return new Shown(branch.number(), known.book(), known, branch.step() < branch.latest(), branch.step(), branch.latest());
    }

    private void show(List<Shown> runs) {
        double last = runs.stream().mapToLong(Shown::latest).max().orElse(0);
        double stand = runs.stream().filter(Shown::past).mapToDouble(Shown::step).max().orElse(Double.NaN);
        Shown own = runs.stream().filter(run -> run.number() == model.state().chosen()).findFirst().orElse(runs.getFirst());
        List<Subject> subjects = subjects(own);
        List<Content> contents = switch (contrast) {
            case NONE -> subjects.stream().map(subject -> alone(subject, own, "")).toList();
            case FIRST, SECOND -> {
                Subject chosen = subjects.get(contrast == Contrast.FIRST ? 0 : subjects.size() - 1);
                yield runs.stream().limit(MOST).map(run -> alone(subject(chosen, run), run, name(run.number()))).toList();
            }
            case OVER -> subjects.stream().map(subject -> over(subject, runs)).toList();
        };
        present = contents.size();
        boolean shared = contrast == Contrast.FIRST || contrast == Contrast.SECOND;
        List<Trace> all = contents.stream().flatMap(content -> content.traces().stream()).toList();
        for (int i = 0; i < contents.size(); i++) {
            Content content = contents.get(i);
            charts.get(i).pointAt(pointer(own));
            charts.get(i).show(content, axes(content.picture(), shared ? all : content.traces(), last), stand);
        }
        requestLayout();
    }

    private String name(int run) {
        String called = run < names.size() ? names.get(run) : "";
        return Branch.letter(run) + (called.isEmpty() ? "" : " · " + called);
    }

    /** A picture and which of its curves is meant. */
    private record Subject(Picture picture, Optional<Metric> metric) {
    }

    private List<Subject> subjects(Shown run) {
        List<Subject> found = new ArrayList<>();
        for (Metric metric : watched) {
            picture(metric, run.book()).filter(picture -> found.stream().noneMatch(other -> other.picture() == picture))
                    .ifPresent(picture -> found.add(new Subject(picture, Optional.of(metric))));
        }
        if (found.size() < MOST) {
            run.book().find("loss", 0).filter(loss -> found.stream().noneMatch(other -> other.picture() == loss))
                    .ifPresent(loss -> found.add(new Subject(loss, Optional.empty())));
        }
        return found.stream().limit(MOST).toList();
    }

    /** The same subject in another run, whose network may be another. */
    private Subject subject(Subject own, Shown run) {
        return new Subject(run.book().find(own.picture().id(), own.picture().layer()).orElse(own.picture()), own.metric());
    }

    private Optional<Picture> picture(Metric metric, PictureBook book) {
        int layer = layer(metric, book.depth());
        return Stream.of(ChartFamily.values()).filter(family -> family.isAmong(Set.of(metric.chart()))).findFirst()
                .flatMap(family -> Stream.concat(Stream.of(family.picture(Set.of(metric.chart()), "")), family.pictures().stream())
                        .flatMap(id -> book.find(id, layer).stream()).findFirst());
    }

    private int layer(Metric metric, int depth) {
        return switch (metric.where()) {
            case LAYER -> metric.layer();
            case OUTPUT -> depth;
            case NETWORK, GREATEST, EACH -> Math.min(model.selectedLayerProperty().get(), depth);
        };
    }

    private Content alone(Subject subject, Shown run, String whose) {
        List<Trace> traces = traces(subject.picture(), run);
        String title = chartWords.titles(subject.picture(), run.book().depth()).getLast();
        return new Content(subject.picture(), whose.isEmpty() ? title : whose + " · " + title, widened(traces, main(subject, traces, run)),
                main(subject, traces, run), palette(), scale());
    }

    /** Of every run the one curve that is meant: colour and dashes say whose it is. */
    private Content over(Subject subject, List<Shown> runs) {
        List<Trace> traces = new ArrayList<>();
        for (Shown run : runs) {
            List<Trace> own = traces(subject(subject, run).picture(), run);
            if (!own.isEmpty()) {
                Trace meant = own.get(main(subject, own, run));
                Curve curve = meant.curve();
                traces.add(new Trace(name(run.number()), new Curve(curve.series(), curve.factor(), curve.layer(), curve.kind(), palette().series(run.number()),
                        curve.width(), Palette.dashes(run.number())), run.readings()));
            }
        }
        String title = chartWords.titles(subject.picture(), runs.getFirst().book().depth()).getLast();
        return new Content(subject.picture(), title, widened(traces, -1), 0, palette(), scale());
    }

    private List<Trace> traces(Picture picture, Shown run) {
        List<Trace> traces = new ArrayList<>();
        for (Curve curve : Curves.of(picture, palette(), run.book().rankThreshold())) {
            boolean faint = curve.kind() == Curve.Kind.NAMED && curve.width() <= 1;
            boolean known = run.readings().history(curve.series()).filter(history -> history.points() > 0).isPresent();
            if (!faint && known) {
                String name = curve.kind() == Curve.Kind.LAYER ? chartWords.layer(curve.layer(), run.book().depth()) : chartWords.name(curve, run.book().depth());
                traces.add(new Trace(name, curve, run.readings()));
            }
        }
        return traces.isEmpty() ? List.of(new Trace("", Curves.of(picture, palette(), Double.NaN).getFirst(), run.readings())) : traces;
    }

    private int main(Subject subject, List<Trace> traces, Shown run) {
        int layer = subject.metric().map(metric -> layer(metric, run.book().depth())).orElse(0);
        String series = subject.metric().map(metric -> metric.seriesId(layer)).orElse("");
        for (int i = 0; i < traces.size(); i++) {
            Curve curve = traces.get(i).curve();
            if (curve.series().equals(series) && curve.kind() != Curve.Kind.THRESHOLD) {
                return i;
            }
        }
        for (int i = 0; i < traces.size(); i++) {
            if (traces.get(i).curve().layer() == layer) {
                return i;
            }
        }
        return 0;
    }

    private List<Trace> widened(List<Trace> traces, int main) {
        List<Trace> widened = new ArrayList<>();
        for (int i = 0; i < traces.size(); i++) {
            Curve curve = traces.get(i).curve();
            double width = Math.max(THINNEST, LINE * scale()) * (i == main && traces.size() > 1 ? MAIN : 1);
            double[] dashes = DoubleStream.of(curve.dashes()).map(dash -> dash * width / USUAL * 0.8).toArray();
            widened.add(new Trace(traces.get(i).name(), new Curve(curve.series(), curve.factor(), curve.layer(), curve.kind(), curve.colour(), width, dashes),
                    traces.get(i).readings()));
        }
        return widened;
    }

    private WallAxes axes(Picture picture, List<Trace> traces, double last) {
        Scale scale = WallAxes.scale(picture);
        double low = Double.NaN;
        double high = Double.NaN;
        for (Trace trace : traces) {
            for (double value : trace.window().values()) {
                double place = scale.place(value);
                low = Double.isNaN(place) || !Double.isNaN(low) && place >= low ? low : place;
                high = Double.isNaN(place) || !Double.isNaN(high) && place <= high ? high : place;
            }
        }
        return WallAxes.of(picture, last, low, high);
    }

    private Optional<ChartArrow.Pointer> pointer(Shown own) {
        return arrow.map(to -> new ChartArrow.Pointer(to.metric().seriesId(switch (to.metric().where()) {
            case NETWORK -> 0;
            case LAYER -> to.metric().layer();
            case OUTPUT -> own.book().depth();
            case GREATEST, EACH -> 1;
        }), to.atStep(), to.label()));
    }

    private Palette palette() {
        return model.paletteProperty().get();
    }

    private double scale() {
        return model.scaleProperty().get();
    }
}
