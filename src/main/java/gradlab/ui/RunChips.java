package gradlab.ui;

import gradlab.experiment.SpecChange;
import gradlab.train.Branch;
import gradlab.train.RunState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The runs that stand side by side: one is chosen with a click, each can be closed. Empty while there is only one. */
final class RunChips extends HBox {

    private final LabModel model;
    private final Words words;
    private final ToggleButton table;
    private final ToggleButton difference;
    private List<Chip> shown = List.of();

    /** All that a chip depends on. */
    private record Chip(Branch branch, boolean chosen, Locale locale) {
        static Chip of(Branch branch, RunState state, Locale locale) {
            // what moves with every step does not belong to a chip
            Branch still = new Branch(branch.number(), branch.runId(), branch.spec(), branch.origin(), RunState.Phase.PAUSED, 0, 0,
                    Optional.empty());
            return new Chip(still, branch.number() == state.chosen(), locale);
        }
    }

    /** @param tableShowing whether the table of differences is shown */
    RunChips(LabModel model, Words words, BooleanProperty tableShowing) {
        this.model = model;
        this.words = words;
        setId("runs");
        getStyleClass().add("runs");
        setAlignment(Pos.CENTER_LEFT);
        // the bar beside it is higher than a chip
        setFillHeight(false);
        table = BarButton.plain(new ToggleButton(), "run-table-toggle", Feather.COLUMNS, words);
        table.selectedProperty().bindBidirectional(tableShowing);
        difference = BarButton.plain(new ToggleButton(), "run-difference", Feather.ACTIVITY, words);
        difference.selectedProperty().bindBidirectional(model.charts().differenceProperty());
        managedProperty().bind(visibleProperty());
        model.stateProperty().subscribe(_ -> show());
        model.concealedProperty().subscribe(_ -> show());
        words.textsProperty().subscribe(_ -> show());
    }

    private void show() {
        RunState state = model.state();
        List<Chip> now = state.branches().size() < 2 || model.concealedProperty().get() ? List.of()
                : state.branches().stream().map(branch -> Chip.of(branch, state, words.locale())).toList();
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        setVisible(!now.isEmpty());
        getChildren().setAll(now.stream().map(this::chip).toList());
        if (!now.isEmpty()) {
            getChildren().addAll(table, difference);
        }
    }

    private HBox chip(Chip chip) {
        Branch branch = chip.branch();
        String id = "run-" + branch.letter().toLowerCase(Locale.ROOT);
        ToggleButton choose = new ToggleButton(branch.letter(), new RunMark(branch));
        choose.setId(id);
        choose.setSelected(chip.chosen());
        choose.getStyleClass().addAll("run-chip", "left-pill");
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setMaxHeight(Double.MAX_VALUE);
        String story = story(branch);
        choose.setAccessibleText(story);
        Tips.on(choose, new SimpleStringProperty(story));
        choose.setOnAction(_ -> {
            // what is chosen stays chosen
            choose.setSelected(true);
            model.choose(branch.number());
        });
        Button close = new Button("", new FontIcon(Feather.X));
        close.setId(id + "-close");
        close.setMaxHeight(Double.MAX_VALUE);
        close.getStyleClass().addAll("run-close", "right-pill");
        close.setAccessibleText(words.get("runs.close", branch.letter()));
        Tips.on(close, new SimpleStringProperty(words.get("runs.close", branch.letter())));
        close.setOnAction(_ -> model.closeRun(branch.number()));
        HBox box = new HBox(choose, close);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** Where it left which run, and what differs between the two. */
    private String story(Branch branch) {
        if (branch.origin().isEmpty()) {
            return words.get("runs.first", branch.letter());
        }
        Branch.Origin origin = branch.origin().get();
        String left = words.get("runs.forked", branch.letter(), Branch.letter(origin.number()), words.whole(origin.step()));
        String change = model.state().branch(origin.number())
                .map(other -> words.notation(new SpecChange(other.spec(), branch.spec()).describe(words.locale()))).orElse("");
        return change.isEmpty() ? left : left + "\n" + change;
    }
}
