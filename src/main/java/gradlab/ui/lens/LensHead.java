package gradlab.ui.lens;

import gradlab.train.RunState;
import gradlab.train.RunState.Phase;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the stages: which step this is, the way through it, one example or the batch, and the button that makes the step. */
final class LensHead extends VBox {

    private final Words words;
    private final Actions actions;
    private final Label moment = new Label();
    private final Label note = new Label();
    private final Button make = new Button();
    private final Button previous = new Button();
    private final Button next = new Button();
    private final ToggleButton play = new ToggleButton();
    private final ToggleButton one = new ToggleButton();
    private final ToggleButton whole = new ToggleButton();
    private final Spinner<Integer> example = new Spinner<>();
    private final IntegerSpinnerValueFactory examples = new IntegerSpinnerValueFactory(1, 1, 1);
    private final Label ofBatch = new Label();
    private final ComboBox<Integer> layer = new ComboBox<>();
    private final HBox scope = new HBox();
    private final HBox line = new HBox();
    private final FlowPane controls;
    private boolean showing;

    /** What can be done here. */
    interface Actions {
        void leave();

        /** To another stage, so many further. */
        void go(int by);

        void play(boolean going);

        void makeStep();

        void change(UnaryOperator<Look> how);
    }

    LensHead(Words words, Actions actions) {
        this.words = words;
        this.actions = actions;
        getStyleClass().add("lens-head");
        Label title = new Label();
        title.textProperty().bind(words.of("lens.title"));
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        moment.setId("lens-moment");
        moment.getStyleClass().add("caption");
        moment.setMinWidth(0);
        moment.setWrapText(true);
        moment.setMaxWidth(Double.MAX_VALUE);
        moment.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(moment, Priority.ALWAYS);
        button(make, "lens-make", "lens.make", Feather.CHEVRON_RIGHT, actions::makeStep);
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId("lens-close");
        close.getStyleClass().addAll("icon-button", "flat");
        close.accessibleTextProperty().bind(words.of("lens.close"));
        Tips.on(close, words.of("lens.close.hint"));
        close.setOnAction(_ -> actions.leave());
        line.getChildren().setAll(title, moment, make, close);
        line.getStyleClass().add("lens-line");
        line.setAlignment(Pos.CENTER_LEFT);
        note.setId("lens-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().add("lens-note");
        note.managedProperty().bind(note.visibleProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        controls = controls();
        getChildren().addAll(line, note, controls);
        show(Optional.empty());
    }

    private void button(Button button, String id, String key, Feather icon, Runnable action) {
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.textProperty().bind(words.of(key));
        button.setMinWidth(USE_PREF_SIZE);
        Tips.on(button, words.of(key + ".hint"));
        button.setOnAction(_ -> action.run());
    }

    private FlowPane controls() {
        button(previous, "lens-previous", "lens.previous", Feather.ARROW_LEFT, () -> actions.go(-1));
        button(next, "lens-next", "lens.next", Feather.ARROW_RIGHT, () -> actions.go(1));
        play.setId("lens-play");
        play.setMinWidth(USE_PREF_SIZE);
        play.setOnAction(_ -> actions.play(play.isSelected()));
        Tips.on(play, words.of("lens.play.hint"));
        play.selectedProperty().subscribe(going -> {
            play.setGraphic(new FontIcon(going ? Feather.PAUSE : Feather.PLAY));
            play.textProperty().bind(words.of(going ? "lens.pause" : "lens.play"));
        });
        ToggleGroup group = new ToggleGroup();
        scope(one, "lens-one", "lens.one", group, false);
        scope(whole, "lens-whole", "lens.whole", group, true);
        one.getStyleClass().add("left-pill");
        whole.getStyleClass().add("right-pill");
        scope.getChildren().setAll(one, whole);
        example.setId("lens-example");
        example.setValueFactory(examples);
        // what is no number leaves the number that was there
        examples.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer number) {
                return number == null ? "" : number.toString();
            }

            @Override
            public Integer fromString(String typed) {
                try {
                    return Integer.valueOf(typed.strip());
                } catch (NumberFormatException e) {
                    example.getEditor().setText(toString(examples.getValue()));
                    return examples.getValue();
                }
            }
        });
        example.setEditable(true);
        example.getStyleClass().add("lens-example");
        example.accessibleTextProperty().bind(words.of("lens.example"));
        example.getEditor().accessibleTextProperty().bind(words.of("lens.example"));
        tip(example, "lens.example.hint");
        example.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                actions.change(look -> look.withExample(now - 1));
            }
        });
        ofBatch.setId("lens-of-batch");
        ofBatch.getStyleClass().add("caption");
        ofBatch.setMinWidth(USE_PREF_SIZE);
        HBox which = new HBox(example, ofBatch);
        which.getStyleClass().add("lens-line");
        which.setAlignment(Pos.CENTER_LEFT);
        which.visibleProperty().bind(one.selectedProperty().and(scope.visibleProperty()));
        scope.managedProperty().bind(scope.visibleProperty());
        which.managedProperty().bind(which.visibleProperty());
        layer.setId("lens-layer");
        layer.accessibleTextProperty().bind(words.of("lens.layer.choice"));
        tip(layer, "lens.layer.choice.hint");
        layer.setConverter(new LayerWords());
        words.textsProperty().subscribe((_, _) -> layer.setConverter(new LayerWords()));
        layer.valueProperty().subscribe((_, now) -> {
            if (!showing && now != null) {
                actions.change(look -> look.withLayer(now));
            }
        });
        layer.managedProperty().bind(layer.visibleProperty());
        FlowPane all = new FlowPane(previous, next, play, scope, which, layer);
        all.getStyleClass().add("lens-flow");
        return all;
    }

    private void tip(Control control, String key) {
        Tips.on(control, words.of(key));
    }

    private void scope(ToggleButton button, String id, String key, ToggleGroup group, boolean isWhole) {
        button.setId(id);
        button.setToggleGroup(group);
        button.textProperty().bind(words.of(key));
        button.setMinWidth(USE_PREF_SIZE);
        Tips.on(button, words.of(key + ".hint"));
        button.setOnAction(_ -> {
            button.setSelected(true);
            actions.change(look -> look.withWhole(isWhole));
        });
    }

    /** The numbers of layers in words. */
    private final class LayerWords extends StringConverter<Integer> {
        @Override
        public String toString(Integer number) {
            return number == null ? "" : words.get("lens.layer", number);
        }

        @Override
        public Integer fromString(String text) {
            return 1;
        }
    }

    /** Where the line of the title is narrow, the button that makes the step stands with the others. */
    void narrow(boolean now) {
        boolean is = controls.getChildren().contains(make);
        if (now && !is) {
            line.getChildren().remove(make);
            controls.getChildren().add(make);
        } else if (!now && is) {
            controls.getChildren().remove(make);
            line.getChildren().add(line.getChildren().size() - 1, make);
        }
    }

    void playing(boolean now) {
        play.setSelected(now);
    }

    void show(Optional<Look> present) {
        controls.setDisable(present.isEmpty());
        if (present.isEmpty()) {
            moment.setText("");
            return;
        }
        showing = true;
        Look look = present.get();
        moment.setText(words.get("lens.moment", words.whole(look.step().number()), words.whole(look.step().number() + 1), words.whole(look.step().rows())));
        previous.setDisable(look.at() == 0);
        next.setDisable(look.at() == look.stages().size() - 1);
        one.setSelected(!look.whole());
        whole.setSelected(look.whole());
        examples.setMax(look.step().rows());
        examples.setValue(look.example() + 1);
        ofBatch.setText(words.get("lens.of", words.whole(look.step().rows())));
        if (layer.getItems().size() != look.step().depth()) {
            layer.getItems().setAll(IntStream.rangeClosed(1, look.step().depth()).boxed().toList());
        }
        layer.setValue(look.shownLayer());
        // an update is made from the whole batch
        scope.setVisible(!look.stage().isOfAnyLayer());
        layer.setVisible(look.stage().isOfAnyLayer());
        showing = false;
    }

    /**
     * What the run does meanwhile.
     *
     * @param here the lens shows where the run stands
     * @param kept the run has made the step that was shown: how many parameters agreed, or -1
     */
    void state(RunState state, Optional<Look> look, boolean here, Optional<Integer> kept) {
        make.setDisable(look.isEmpty() || !here || state.phase() != Phase.PAUSED);
        String text = "";
        if (look.isPresent() && state.phase() == Phase.RUNNING) {
            text = words.get("lens.running", words.whole(look.get().step().number()));
        } else if (kept.isPresent() && here) {
            text = kept.get() < 0 ? words.get("lens.kept.not") : words.get("lens.kept", words.whole(kept.get()));
        }
        if (!text.equals(note.getText())) {
            note.setText(text);
        }
    }
}
