package gradlab.ui.presets;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Preset;
import gradlab.experiment.Presets;
import gradlab.train.Branch;
import gradlab.train.RunState;
import gradlab.ui.CardFlow;
import gradlab.ui.LabModel;
import gradlab.ui.PlaceHead;
import gradlab.ui.Premises;
import gradlab.ui.SideThread;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.presets.Portrait.Pair;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The gallery of healthy and sick experiments. Their pictures are made by running them, one after the other on a thread of its
 * own as soon as the gallery is first shown, and stay for as long as the window does.
 */
public final class PresetsPane extends VBox implements AutoCloseable {

    private static final double CARD = 290;
    private static final double GAP = 8;

    private final Premises premises;
    private final LabModel model;
    private final Words words;
    private final PresetFilter filter;
    private final CardFlow cards;
    private final Label shown = new Label();
    private final VBox empty = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final List<PresetCard> all = new ArrayList<>();
    private final SideThread painter = new SideThread("presets", Thread.MIN_PRIORITY);
    private Subscription following = Subscription.EMPTY;
    private boolean read;

    public PresetsPane(Premises premises) {
        this.premises = premises;
        this.model = premises.model();
        this.words = premises.words();
        setId("presets");
        setMinWidth(0);
        getStyleClass().addAll("card", "presets");
        filter = new PresetFilter(words);
        cards = new CardFlow(CARD, GAP, model.scaleProperty());
        cards.getStyleClass().add("preset-cards");
        scroll.setId("presets-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setContent(cards);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        shown.setId("presets-shown");
        shown.getStyleClass().add("caption");
        filter.getChildren().add(shown);
        empty();
        getChildren().addAll(new PlaceHead(words, "presets", premises::leave), filter, scroll);
        following = Subscription.combine(filter.choiceProperty().subscribe((_, _) -> select()),
                words.textsProperty().subscribe((_, _) -> {
                    all.forEach(PresetCard::refresh);
                    select();
                }),
                model.paletteProperty().subscribe((_, _) -> all.forEach(PresetCard::refresh)));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
                filter.search();
                event.consume();
            }
        });
        painter.execute(() -> {
            List<Preset> gallery = Presets.gallery();
            Platform.runLater(() -> take(gallery));
        });
    }

    private void empty() {
        Label none = new Label();
        none.setId("presets-empty");
        none.textProperty().bind(words.of("presets.empty"));
        none.setWrapText(true);
        Button reset = new Button("", new FontIcon(Feather.ROTATE_CCW));
        reset.setId("presets-reset");
        reset.textProperty().bind(words.of("presets.reset"));
        Tips.on(reset, words.of("presets.reset.hint"));
        reset.setOnAction(_ -> filter.reset());
        empty.getStyleClass().add("presets-empty");
        empty.getChildren().addAll(none, reset);
    }

    private void take(List<Preset> gallery) {
        Host host = new Host();
        for (Preset preset : gallery) {
            all.add(new PresetCard(preset, words, () -> model.paletteProperty().get(), premises.typeface().figures(), model.scaleProperty(), host));
        }
        read = true;
        select();
        all.forEach(this::paint);
    }

    private void paint(PresetCard card) {
        painter.execute(() -> {
            try {
                Pair pair = Pair.of(card.preset());
                Platform.runLater(() -> card.show(pair));
            } catch (CancellationException closed) {
                // the window is being closed
            } catch (RuntimeException e) {
                System.getLogger("gradlab.ui").log(Level.WARNING, "no picture of " + card.preset().id(), e);
            }
        });
    }

    private void select() {
        List<PresetCard> chosen = all.stream().filter(card -> filter.choiceProperty().get().admits(card.preset(), words.locale())).toList();
        cards.getChildren().setAll(chosen);
        scroll.setContent(chosen.isEmpty() && read ? empty : cards);
        shown.setText(read ? words.get("presets.shown", chosen.size(), all.size()) : "");
    }

    /** How many cards stand there now. */
    public int shownCards() {
        return cards.getChildren().size();
    }

    private final class Host implements PresetCard.Host {

        private final BooleanExpression room = model.when(state -> state.branches().size() < Branch.MOST);

        @Override
        public void open(Preset preset) {
            if (begin(preset.spec())) {
                premises.leave();
                premises.say().accept(words.get("presets.opened", preset.name().in(words.locale())));
            }
        }

        /** Its weights are its own, also where other settings alone would go on with those at hand. False if that is not allowed. */
        private boolean begin(ExperimentSpec spec) {
            boolean allowed = model.edit(spec);
            if (allowed) {
                model.trainer().restart();
            }
            return allowed;
        }

        @Override
        public void openBeside(Preset preset) {
            if (!model.controls().allows(preset.spec())) {
                model.edit(preset.spec());
                return;
            }
            RunState before = model.state();
            // at its first step a branch has the weights that the experiment begins with
            model.seek(0);
            model.fork();
            model.edit(preset.spec());
            if (before.step() > 0) {
                model.trainer().playTo(before.step());
            }
            premises.leave();
            premises.say().accept(words.get("presets.opened.beside", preset.name().in(words.locale())));
        }

        @Override
        public void openWithCure(Preset preset) {
            ExperimentSpec cured = preset.cure().orElseThrow().spec();
            if (!model.controls().allows(cured)) {
                model.edit(cured);
                return;
            }
            if (!begin(preset.spec())) {
                return;
            }
            boolean room = model.state().branches().size() < Branch.MOST;
            if (room) {
                model.fork();
            }
            model.edit(cured);
            premises.leave();
            premises.say().accept(words.get(room ? "presets.opened.cure" : "presets.opened.cured", preset.name().in(words.locale())));
        }

        @Override
        public void openLesson(String id) {
            model.openLesson(id);
        }

        @Override
        public ObservableValue<Boolean> fits(Preset preset) {
            return room.and(Bindings.createBooleanBinding(
                    () -> preset.spec().network().sizes().equals(model.spec().network().sizes()), model.specProperty()));
        }
    }

    @Override
    public void close() {
        following.unsubscribe();
        painter.close();
    }
}
