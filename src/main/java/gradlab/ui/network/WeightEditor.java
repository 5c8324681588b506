package gradlab.ui.network;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.WeightEdit;
import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import gradlab.ui.form.Format;
import gradlab.ui.network.NetworkLayout.Link;
import gradlab.ui.network.NetworkLayout.Spot;
import gradlab.ui.network.NetworkLayout.Unit;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/**
 * A small field beside a link or a neuron for typing its weight or bias. Enter sets it in the run at the present step, as one
 * step of undo; Escape and leaving the field change nothing. Training stands still while the field is open.
 */
final class WeightEditor extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final double GREATEST = 1e6;

    private final LabModel model;
    private final Words words;
    private final Runnable closed;
    private final Label title = new Label();
    private final TextField field = new TextField();
    private final Label note = new Label();
    private Optional<Spot> spot = Optional.empty();
    private Optional<ExperimentSpec> asked = Optional.empty();
    private Optional<NetworkView> view = Optional.empty();
    private String shown = "";
    private boolean goesOn;
    private long runId;
    private long since;

    /** @param closed is told when the field goes */
    WeightEditor(LabModel model, Words words, Runnable closed) {
        this.model = model;
        this.words = words;
        this.closed = closed;
        setId("weight-editor");
        getStyleClass().addAll("network-hover", "weight-editor");
        title.getStyleClass().add("network-hover-title");
        field.setId("weight-field");
        field.setPrefColumnCount(10);
        note.setId("weight-note");
        note.getStyleClass().add("network-caption");
        note.setWrapText(true);
        getChildren().addAll(title, field, note);
        setManaged(false);
        setVisible(false);
        field.setOnAction(_ -> apply());
        field.textProperty().subscribe((_, _) -> judge());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
        field.focusedProperty().subscribe((_, now) -> {
            if (!now) {
                close();
            }
        });
    }

    /** True if there is a number at the spot that can be set now. */
    boolean canOpen(NetworkView here, Spot wanted) {
        Phase phase = model.state().phase();
        boolean stands = phase == Phase.PAUSED || phase == Phase.RUNNING || phase == Phase.STOPPED;
        return stands && !model.concealedProperty().get() && here.snapshot().isPresent() && wanted.layer() > 0
                && Double.isFinite(value(here, wanted));
    }

    /** Opens beside a place within a frame of this size. */
    void open(NetworkView here, Spot wanted, Point2D at, double frameWidth, double frameHeight) {
        if (!canOpen(here, wanted)) {
            return;
        }
        RunState state = model.state();
        goesOn = state.phase() == Phase.RUNNING;
        if (goesOn) {
            model.trainer().pause();
        }
        runId = state.runId();
        since = state.step();
        spot = Optional.of(wanted);
        asked = Optional.of(model.spec());
        HoverText text = new HoverText(here);
        title.setText(wanted instanceof Link link ? text.name(link) : words.get("network.edit.bias", text.name((Unit) wanted)));
        String name = words.get(wanted instanceof Link ? "network.edit.weight" : "network.edit.bias.field");
        field.setAccessibleText(name + ": " + title.getText());
        shown = "";
        field.setText("");
        follow(here);
        setVisible(true);
        applyCss();
        double width = Math.ceil(Math.min(prefWidth(-1), frameWidth));
        double height = Math.ceil(prefHeight(width));
        resizeRelocate(Math.clamp(at.getX() - width / 2, 0, Math.max(0, frameWidth - width)),
                Math.clamp(at.getY() + 10, 0, Math.max(0, frameHeight - height)), width, height);
        layout();
        field.requestFocus();
        field.selectAll();
    }

    boolean isOpen() {
        return spot.isPresent();
    }

    /** Takes up the number of the moment, unless something else has been typed; goes if the run it belongs to went elsewhere. */
    void follow(NetworkView here) {
        view = Optional.of(here);
        if (spot.isEmpty()) {
            return;
        }
        boolean elsewhere = model.state().runId() != runId || model.state().step() < since || !asked.equals(Optional.of(model.spec()));
        if (elsewhere || here.snapshot().isEmpty()) {
            close();
        } else if (field.getText().equals(shown)) {
            shown = format().show(value(here, spot.get()));
            field.setText(shown);
            field.selectAll();
        }
    }

    private Format<Double> format() {
        return Format.decimal(words, -GREATEST, GREATEST);
    }

    private static double value(NetworkView view, Spot spot) {
        LayerWeights weights = LayerWeights.of(view.snapshot().orElseThrow().values(), view.shape(), spot.layer());
        return switch (spot) {
            case Link link -> weights.weight(link.from(), link.to());
            case Unit unit -> weights.bias(unit.unit());
        };
    }

    private void judge() {
        String sentence = words.get("network.edit.hint");
        boolean wrong = false;
        if (!field.getText().equals(shown)) {
            try {
                format().read(field.getText());
            } catch (Format.Refused refused) {
                sentence = refused.getMessage();
                wrong = true;
            }
        }
        field.pseudoClassStateChanged(WRONG, wrong);
        note.setText(sentence);
        field.setAccessibleHelp(sentence);
    }

    private void apply() {
        if (spot.isEmpty() || view.isEmpty()) {
            return;
        }
        if (field.getText().equals(shown)) {
            close();
            return;
        }
        try {
            double typed = format().read(field.getText());
            WeightEdit edit = edit(spot.get(), typed, value(view.get(), spot.get()));
            ExperimentSpec spec = model.spec();
            if (WeightEdit.with(spec.edits(), edit).size() > WeightEdit.MOST) {
                note.setText(words.get("network.edit.many", WeightEdit.MOST));
                return;
            }
            spot = Optional.empty();
            model.edit(spec.editing(edit));
            finish();
        } catch (Format.Refused refused) {
            judge();
        }
    }

    private WeightEdit edit(Spot at, double value, double before) {
        int step = (int) Math.min(Integer.MAX_VALUE, model.state().step());
        return switch (at) {
            case Link link -> new WeightEdit.Weight(link.layer(), link.to() + 1, link.from() + 1, value, before, step);
            case Unit unit -> new WeightEdit.Bias(unit.layer(), unit.unit() + 1, value, before, step);
        };
    }

    /** Goes without a change. */
    void close() {
        if (spot.isPresent()) {
            spot = Optional.empty();
            finish();
        }
    }

    private void finish() {
        setVisible(false);
        if (goesOn && model.state().runId() == runId) {
            model.trainer().play();
        }
        goesOn = false;
        closed.run();
    }
}
