package gradlab.ui.chart;

import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.probe.Picture;
import gradlab.train.Branch;
import gradlab.train.Reading;
import gradlab.train.RunImage;
import gradlab.train.RunState;
import gradlab.probe.Probe;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Typeface;
import gradlab.ui.Words;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Subscription;

/**
 * Four charts of the running training, at first loss, rank of the gradient, singular values of the selected layer and
 * saturation; the user chooses others. Any of them can fill the grid. Follows the model only while it stands in a scene; draws only while that is showing.
 */
public final class ChartGrid extends Region implements AutoCloseable {

    private static final double LEAST_WIDTH = 200;

    private final LabModel model;
    private final Words words;
    private final FrameClock clock;
    private final ChartDesk desk;
    private final GridReadings shown;
    private final List<Card> cards;
    private final Slots slots = new Slots();
    private String remembered = "";
    private final String typeface = Typeface.ofThisMachine().figures();
    private int turn;
    private Optional<Reading> shownReading = Optional.empty();
    private Subscription live = Subscription.EMPTY;

    public ChartGrid(LabModel model, Words words, FrameClock clock) {
        this(model, words, clock, ChartFiles.dialog(words));
    }

    /** What is a riddle is measured as it is. */
    private void measure(Probe probe) {
        if (!model.concealedProperty().get()) {
            model.edit(model.spec().measuring(probe));
        }
    }

    /** @param files asks where exported charts should go */
    public ChartGrid(LabModel model, Words words, FrameClock clock, ChartFiles files) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        desk = new ChartDesk(words, files, new SimpleDoubleProperty(Double.NaN), new SimpleObjectProperty<>(Optional.empty()),
                slots::present, this::measure, FXCollections.observableHashMap(), new Hands());
        shown = new GridReadings(desk);
        ChartStyle style = style();
        cards = Stream.of(ChartFamily.values()).map(family -> card(family, style)).toList();
        setId("charts");
        getStyleClass().add("chart-grid");
        CardDrag drag = new CardDrag(this::present, (taken, onto) -> desk.arrange(now -> now.put(onto.family(), taken.family())));
        cards.forEach(drag::install);
        model.charts().gridProperty().subscribe(this::recall);
        arrange();
        model.charts().shown(() -> present().stream().flatMap(card -> card.picture().stream()).map(Picture::id).toList());
        desk.cursor().subscribe(() -> present().forEach(Card::showCursor));
        desk.enlarged().subscribe(this::arrange);
        model.concealedProperty().subscribe(hidden -> cards.forEach(card -> card.markEvents(!hidden)));
        addEventHandler(KeyEvent.KEY_PRESSED, this::shrinkByKey);
        sceneProperty().subscribe(scene -> {
            close();
            live = scene == null ? Subscription.EMPTY : follow();
        });
    }

    /**
     * Points at a place of a chart with an arrow and a label, turning the chart's card to the picture that has it. The
     * arrow appears when training has come to that step. A series is {@code layer1.gradient.norm}.
     */
    public void pointAt(String series, double step, String label) {
        pointNowhere();
        takeOver(model.state());
        for (Card card : inOrder()) {
            Optional<Picture> present = card.picture().filter(picture -> has(picture, series));
            Optional<Picture> found = present.or(() -> card.family().pictures().stream()
                    .flatMap(id -> shown.own().pictures().stream().filter(picture -> picture.id().equals(id) && has(picture, series)))
                    .findFirst());
            if (found.isPresent()) {
                if (found.get().layer() > 0) {
                    model.selectedLayerProperty().set(found.get().layer());
                }
                bring(card.family());
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
                    .max(Comparator.comparingDouble(each -> shown.recorded(metric.seriesId(each), arrow.atStep()))).orElse(1);
        };
        if (!Double.isNaN(metric.threshold())) {
            desk.move(Threshold.RANK, Optional.of(metric.threshold()));
        }
        pointAt(metric.seriesId(layer), arrow.atStep(), arrow.label());
    }

    public void pointNowhere() {
        cards.forEach(Card::pointNowhere);
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
        List<Card> present = present();
        List<Rectangle2D> places = GridLayout.of(present.size(), width, height, model.scaleProperty().get());
        for (int i = 0; i < present.size(); i++) {
            Rectangle2D place = enlarged.isPresent() ? new Rectangle2D(0, 0, width, height) : places.get(i);
            present.get(i).resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_WIDTH * model.scaleProperty().get();
    }

    @Override
    protected double computeMinHeight(double width) {
        return GridLayout.leastHeight(desk.enlarged().get().isPresent() ? 1 : present().size(), getWidth(), model.scaleProperty().get());
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
                model.scaleProperty().subscribe(this::restyle),
                words.textsProperty().subscribe(() -> cards.forEach(Card::reword)),
                model.selectedLayerProperty().subscribe((_, layer) -> cards.forEach(card -> card.select(layer.intValue()))),
                model.charts().bright().subscribe(this::highlight),
                model.charts().arrowProperty().subscribe(arrow -> arrow.ifPresentOrElse(this::pointAt, this::pointNowhere)),
                model.charts().placeProperty().subscribe((_, place) -> place.ifPresentOrElse(
                        to -> pointAt(to.series(), to.step(), to.label()), this::pointNowhere)));
    }

    private void frame() {
        if (!isShowing()) {
            return;
        }
        RunState state = model.state();
        takeOver(state);
        if (shown.refresh()) {
            cards.forEach(card -> card.rethreshold(shown.inForce()));
        }
        shown.readings().ifPresent(own -> own.exact(state.reading()));
        Companions companions = shown.companions(state, model.charts().differenceProperty().get());
        long last = state.branches().stream().mapToLong(Branch::latest).max().orElse(0);
        double place = state.inThePast() ? state.step() : Double.NaN;
        for (Card card : due(state.phase())) {
            card.companions(companions);
            card.frame(shown.readings(), Math.max(state.step(), last), place);
        }
        if (!state.reading().equals(shownReading)) {
            shownReading = state.reading();
            present().forEach(Card::showCursor);
        }
    }

    /** While training runs, one chart a frame at most: frames stay short however many charts there are. */
    private List<Card> due(RunState.Phase phase) {
        List<Card> visible = present().stream().filter(Card::isVisible).toList();
        if (phase != RunState.Phase.RUNNING || visible.size() < 2) {
            return visible;
        }
        return clock.mayDraw(this) ? List.of(visible.get(turn++ % visible.size())) : List.of();
    }

    /** A scene without a window is being made into a picture. */
    private boolean isShowing() {
        return isVisible() && getScene() != null
                && Optional.ofNullable(getScene().getWindow()).map(Window::isShowing).orElse(true);
    }

    private void takeOver(RunState state) {
        // a slice costs more than it measures: it stands only where it was asked for
        if (shown.takeOver(state)) {
            slots.measured(Stream.of(ChartFamily.values()).filter(family -> family != ChartFamily.SLICE && family.isMeasured(shown.own()))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(ChartFamily.class))), model.charts().bright());
            arrange();
            cards.forEach(this::turn);
        }
    }

    private Card card(ChartFamily family, ChartStyle style) {
        return switch (family) {
            case FACTORS -> new StillCard(family, desk, style, FactorsStill::at);
            case PREACTIVATIONS -> new StillCard(family, desk, style, PreactivationsStill::at);
            case DEPTH -> new StillCard(family, desk, style, DepthStill::at);
            case SLICE -> new SliceCard(family, desk, style);
            case LOSS, RANK, SPECTRUM, SATURATION, NORM, LOCAL_RANK -> new ChartCard(family, desk, style);
        };
    }

    /** The cards in the grid, from the upper left to the lower right. */
    private List<Card> present() {
        return slots.present().stream().map(family -> cards.get(family.ordinal())).toList();
    }

    /** The cards in the grid before those that are not. */
    private List<Card> inOrder() {
        List<Card> present = present();
        return Stream.concat(present.stream(), cards.stream().filter(card -> !present.contains(card))).toList();
    }

    /** What the grid does for its cards. */
    private final class Hands implements ChartDesk.Hands {
        @Override
        public void arrange(Consumer<Slots> change) {
            change.accept(slots);
            desk.enlarged().set(Optional.empty());
            ChartGrid.this.arrange();
            cards.forEach(ChartGrid.this::turn);
            remember();
        }

        @Override
        public void remember() {
            remembered = slots.chosen().stream().map(family -> cards.get(family.ordinal()).memory()).collect(Collectors.joining(","));
            model.charts().gridProperty().set(remembered);
        }

        @Override
        public RunState state() {
            return model.state();
        }

        @Override
        public CompletableFuture<RunImage.All> image() {
            return model.trainer().image();
        }

        @Override
        public void openLesson(String id) {
            model.openLesson(id);
        }
    }

    /** Takes over what was remembered another time; what cannot be understood of it is left out. */
    private void recall(String kept) {
        if (!kept.equals(remembered) && !kept.isEmpty()) {
            remembered = kept;
            List<String> memories = List.of(kept.split(","));
            slots.restore(memories.stream().flatMap(memory -> ChartFamily.of(memory.split("/")[0]).stream()).toList());
            for (String memory : memories) {
                ChartFamily.of(memory.split("/")[0]).ifPresent(family -> cards.get(family.ordinal()).recall(memory));
            }
            arrange();
            cards.forEach(this::turn);
        }
    }

    private void bring(ChartFamily family) {
        slots.bring(family, model.charts().bright());
        arrange();
    }

    private void turn(Card card) {
        card.show(shown.own(), shown.inForce(), model.selectedLayerProperty().get());
    }

    private void restyle() {
        ChartStyle style = style();
        cards.forEach(card -> card.restyle(style));
    }

    private ChartStyle style() {
        return new ChartStyle(model.paletteProperty().get(), typeface, model.scaleProperty().get());
    }

    private void highlight() {
        Set<String> bright = Set.copyOf(model.charts().bright());
        if (!bright.isEmpty()) {
            // a lesson speaks of the experiment's own thresholds
            desk.moved().clear();
        }
        slots.lend(bright);
        arrange();
        cards.forEach(card -> card.highlight(bright));
    }

    private void arrange() {
        Optional<String> enlarged = desk.enlarged().get();
        List<Card> present = present();
        if (!getChildren().equals(present)) {
            getChildren().setAll(present);
        }
        for (Card card : present) {
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

    private static boolean has(Picture picture, String series) {
        return picture.lines().stream().anyMatch(line -> line.series().id().equals(series));
    }
}
