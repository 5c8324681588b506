package gradlab.ui.chart;

import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.probe.Picture;
import gradlab.train.Recorder;
import gradlab.train.RunState;
import gradlab.train.RunState.RunRecord;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Typeface;
import gradlab.ui.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Subscription;

/**
 * Four charts of the running training: loss, rank of the gradient, singular values of the selected layer, saturation.
 * Any of them can fill the grid. Follows the model only while it stands in a scene; draws only while that is showing.
 */
public final class ChartGrid extends Region implements AutoCloseable {

    private static final double GAP = 8;

    private final LabModel model;
    private final Words words;
    private final FrameClock clock;
    private final ChartDesk desk;
    private final List<ChartCard> cards;
    private final String typeface = Typeface.ofThisMachine().figures();
    private PictureBook book = PictureBook.EMPTY;
    private Optional<RunRecord> run = Optional.empty();
    private Subscription live = Subscription.EMPTY;

    public ChartGrid(LabModel model, Words words, FrameClock clock) {
        this(model, words, clock, ChartFiles.dialog(words));
    }

    /** @param files asks where exported charts should go */
    public ChartGrid(LabModel model, Words words, FrameClock clock, ChartFiles files) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        desk = new ChartDesk(words, files, new SimpleDoubleProperty(Double.NaN), new SimpleObjectProperty<>(Optional.empty()));
        ChartStyle style = style();
        cards = Stream.of(ChartFamily.values()).map(family -> new ChartCard(family, desk, style)).toList();
        setId("charts");
        getStyleClass().add("chart-grid");
        getChildren().addAll(cards);
        desk.cursor().subscribe(() -> cards.forEach(ChartCard::showCursor));
        desk.enlarged().subscribe(this::arrange);
        addEventHandler(KeyEvent.KEY_PRESSED, this::shrinkByKey);
        sceneProperty().subscribe(scene -> {
            close();
            live = scene == null ? Subscription.EMPTY : follow();
        });
    }

    /**
     * Points at a place of a chart with an arrow and a label, turning the chart's card to the picture that has it. The
     * arrow appears when training has come to that step.
     *
     * @param series the id of a recorded series: {@code layer1.gradient.norm}
     */
    public void pointAt(String series, double step, String label) {
        pointNowhere();
        takeOver(model.state());
        for (ChartCard card : cards) {
            Optional<Picture> shown = card.picture().filter(picture -> has(picture, series));
            Optional<Picture> found = shown.or(() -> card.family().pictures().stream()
                    .flatMap(id -> book.pictures().stream().filter(picture -> picture.id().equals(id) && has(picture, series)))
                    .findFirst());
            if (found.isPresent()) {
                if (found.get().layer() > 0) {
                    model.selectedLayerProperty().set(found.get().layer());
                }
                card.choose(found.get().id());
                card.pointAt(series, step, label);
                return;
            }
        }
    }

    /** Points where a step of a lesson wants it; for a metric of several layers, at the one with the greatest value. */
    public void pointAt(Step.Arrow arrow) {
        Metric metric = arrow.metric();
        int depth = model.spec().network().depth();
        int layer = switch (metric.where()) {
            case NETWORK -> 0;
            case LAYER -> metric.layer();
            case OUTPUT -> depth;
            case GREATEST, EACH -> IntStream.rangeClosed(1, depth).boxed()
                    .max(Comparator.comparingDouble(each -> recorded(metric.seriesId(each), arrow.atStep()))).orElse(1);
        };
        pointAt(metric.seriesId(layer), arrow.atStep(), arrow.label());
    }

    public void pointNowhere() {
        cards.forEach(ChartCard::pointNowhere);
    }

    /** Ends all it follows; afterwards it shows nothing new. */
    @Override
    public void close() {
        live.unsubscribe();
        live = Subscription.EMPTY;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        Optional<String> enlarged = desk.enlarged().get();
        double half = Math.floor((width - GAP) / 2);
        double halfHeight = Math.floor((height - GAP) / 2);
        for (int i = 0; i < cards.size(); i++) {
            ChartCard card = cards.get(i);
            if (enlarged.isPresent()) {
                card.resizeRelocate(0, 0, width, height);
            } else {
                double x = i % 2 == 0 ? 0 : half + GAP;
                double y = i < 2 ? 0 : halfHeight + GAP;
                card.resizeRelocate(x, y, i % 2 == 0 ? half : width - x, i < 2 ? halfHeight : height - y);
            }
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 480;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 300;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 780;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 460;
    }

    private Subscription follow() {
        restyle();
        highlight();
        return Subscription.combine(
                clock.onFrame(this::frame),
                model.paletteProperty().subscribe(this::restyle),
                words.textsProperty().subscribe(() -> cards.forEach(ChartCard::reword)),
                model.selectedLayerProperty().subscribe(() -> cards.forEach(this::turn)),
                model.brightCharts().subscribe(this::highlight),
                model.chartArrowProperty().subscribe(arrow -> arrow.ifPresentOrElse(this::pointAt, this::pointNowhere)),
                model.chartPlaceProperty().subscribe((_, place) -> place.ifPresentOrElse(
                        to -> pointAt(to.series(), to.step(), to.label()), this::pointNowhere)));
    }

    private void frame() {
        if (!isShowing()) {
            return;
        }
        RunState state = model.state();
        takeOver(state);
        Optional<Recorder> recorder = run.map(RunRecord::recorder);
        for (ChartCard card : cards) {
            if (card.isVisible()) {
                card.frame(recorder, state.step());
            }
        }
    }

    /** A scene without a window is being made into a picture. */
    private boolean isShowing() {
        return isVisible() && getScene() != null
                && Optional.ofNullable(getScene().getWindow()).map(Window::isShowing).orElse(true);
    }

    /** Other pictures if shape, probes or data changed; while the next run is prepared, the old ones stay. */
    private void takeOver(RunState state) {
        if (state.run().isEmpty()) {
            run = Optional.empty();
            return;
        }
        if (state.run().equals(run)) {
            return;
        }
        run = state.run();
        PictureBook now = PictureBook.of(state.spec(), run.get().data());
        if (!now.equals(book)) {
            book = now;
            cards.forEach(this::turn);
        }
    }

    private void turn(ChartCard card) {
        card.show(book, model.selectedLayerProperty().get());
    }

    private void restyle() {
        ChartStyle style = style();
        cards.forEach(card -> card.restyle(style));
    }

    private ChartStyle style() {
        return new ChartStyle(model.paletteProperty().get(), typeface);
    }

    private void highlight() {
        Set<String> bright = Set.copyOf(model.brightCharts());
        cards.forEach(card -> card.highlight(bright));
    }

    private void arrange() {
        Optional<String> enlarged = desk.enlarged().get();
        for (ChartCard card : cards) {
            boolean fills = enlarged.filter(card.getId()::equals).isPresent();
            card.setVisible(enlarged.isEmpty() || fills);
            card.showEnlarged(fills);
        }
        requestLayout();
    }

    private void shrinkByKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && desk.enlarged().get().isPresent()) {
            desk.enlarged().set(Optional.empty());
            event.consume();
        }
    }

    private double recorded(String series, double step) {
        double value = run.flatMap(now -> now.recorder().history(series)).map(history -> history.at(step)).orElse(Double.NaN);
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private static boolean has(Picture picture, String series) {
        return picture.lines().stream().anyMatch(line -> line.series().id().equals(series));
    }
}
