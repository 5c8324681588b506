package gradlab.ui.chart;

import gradlab.lesson.Metric;
import gradlab.lesson.Step;
import gradlab.nn.NetworkShape;
import gradlab.probe.Facts;
import gradlab.probe.Picture;
import gradlab.probe.Probe;
import gradlab.train.Recorder;
import gradlab.train.RunState;
import gradlab.ui.FrameClock;
import gradlab.ui.LabModel;
import gradlab.ui.Typeface;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.SetChangeListener;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.util.Subscription;

/** The four charts of the window. Pulls at frame rate what has been recorded; what did not grow is not drawn. */
public final class ChartGrid extends GridPane {

    private static final double DIMMED = 0.35;

    private final LabModel model;
    private final List<ChartCard> cards = new ArrayList<>();
    private final Subscription subscriptions;
    private Optional<Recorder> recorder = Optional.empty();
    private NetworkShape shape;
    private List<Probe> probes = List.of();
    private long pointedRevision = -1;

    public ChartGrid(LabModel model, Words words, FrameClock clock) {
        this.model = model;
        setId("charts");
        getStyleClass().add("chart-grid");
        String family = Typeface.ofThisMachine().text();
        for (ChartGroup group : ChartGroup.values()) {
            ChartCard card = new ChartCard(group, model, words, family);
            card.enlargedProperty().subscribe(large -> arrange());
            cards.add(card);
        }
        for (int i = 0; i < 2; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(50);
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(50);
            row.setVgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
            getRowConstraints().add(row);
        }
        arrange();
        SetChangeListener<String> bright = change -> dim();
        model.brightCharts().addListener(bright);
        subscriptions = Subscription.combine(
                clock.onFrame(this::frame),
                model.selectedLayerProperty().subscribe(layer -> cards.forEach(card -> showIfKnown(card))),
                model.paletteProperty().subscribe(palette -> cards.forEach(ChartCard::showPicture)),
                words.textsProperty().subscribe(texts -> cards.forEach(ChartCard::showPicture)),
                model.chartArrowProperty().subscribe((before, now) -> point(now)),
                () -> model.brightCharts().removeListener(bright));
        offer();
    }

    /** Ends all subscriptions; the grid shows nothing new afterwards. */
    public void dispose() {
        subscriptions.unsubscribe();
    }

    /** Points where a lesson step wants it, on whichever card can show the metric. */
    private void point(Optional<Step.Arrow> arrow) {
        cards.forEach(ChartCard::hidePointer);
        arrow.ifPresent(to -> {
            String series = series(to.metric());
            cards.stream().filter(card -> card.chooseFor(series)).findFirst().ifPresent(card -> {
                card.refresh(true);
                card.pointAt(series, to.atStep(), to.label());
            });
        });
    }

    private String series(Metric metric) {
        return metric.seriesId(switch (metric.where()) {
            case NETWORK -> 0;
            case LAYER -> metric.layer();
            case OUTPUT -> shape.depth();
            case GREATEST, EACH -> model.selectedLayerProperty().get();
        });
    }

    private void showIfKnown(ChartCard card) {
        if (shape != null) {
            card.showChosen();
        }
    }

    private void frame() {
        if (getScene() == null) {
            return;
        }
        RunState state = model.state();
        Optional<Recorder> now = state.run().map(RunState.RunRecord::recorder);
        boolean sameRun = now.isPresent() == recorder.isPresent() && (now.isEmpty() || now.get() == recorder.get());
        if (!sameRun || !state.spec().network().equals(shape) || !state.spec().probesWithLoss().equals(probes)) {
            recorder = now;
            offer();
        }
        cards.forEach(card -> card.refresh(false));
        long revision = recorder.map(Recorder::revision).orElse(0L);
        if (model.chartArrowProperty().get().isPresent() && revision != pointedRevision) {
            pointedRevision = revision;
            point(model.chartArrowProperty().get());
        }
    }

    private void offer() {
        RunState state = model.state();
        shape = state.spec().network();
        probes = state.spec().probesWithLoss();
        int rows = state.run().map(run -> run.data().training().rows()).orElse(Integer.MAX_VALUE);
        int batch = state.spec().batches().isFull() && state.run().isEmpty() ? Integer.MAX_VALUE : state.spec().batches().largestBatch(rows);
        Facts facts = new Facts(shape, batch, state.run().map(run -> run.data().loss()).orElse(state.spec().loss()));
        List<Picture> pictures = probes.stream().flatMap(probe -> probe.pictures(facts).stream()).toList();
        cards.forEach(card -> card.offer(pictures, recorder, shape));
    }

    private void dim() {
        for (ChartCard card : cards) {
            boolean bright = model.brightCharts().isEmpty() || model.brightCharts().contains(card.group().id());
            card.setOpacity(bright ? 1 : DIMMED);
        }
    }

    /** All four, or the enlarged one alone. */
    private void arrange() {
        Optional<ChartCard> large = cards.stream().filter(card -> card.enlargedProperty().get()).findFirst();
        getChildren().clear();
        for (int i = 0; i < cards.size(); i++) {
            ChartCard card = cards.get(i);
            boolean alone = large.isPresent() && large.get() == card;
            if (large.isEmpty() || alone) {
                add(card, alone ? 0 : i % 2, alone ? 0 : i / 2, alone ? 2 : 1, alone ? 2 : 1);
                card.refresh(true);
            }
        }
    }
}
