package gradlab.ui.form;

import gradlab.experiment.ExperimentSpec;
import gradlab.experiment.Key;
import gradlab.experiment.Seeds;
import gradlab.experiment.Setting;
import gradlab.math.Rng;
import gradlab.ui.Tips;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The seeds of data, weights and batches: one for all of them, or three. */
final class SeedSection extends VBox implements FormPart {

    private static final int GREATEST_DRAWN = 10_000;

    private final FormTools tools;
    private final Label title;
    private final CheckBox same = new CheckBox();
    private final SeedRow all;
    private final List<SeedRow> each;
    /** Three equal seeds are still three after the user asked for three. */
    private boolean apart;

    SeedSection(FormTools tools) {
        this.tools = tools;
        title = tools.section("key.seeds");
        all = new SeedRow("seed", Seeds::data, (_, seed) -> Seeds.all(seed));
        each = List.of(
                new SeedRow("seed-data", Seeds::data, (seeds, seed) -> new Seeds(seed, seeds.weights(), seeds.batches())),
                new SeedRow("seed-weights", Seeds::weights, (seeds, seed) -> new Seeds(seeds.data(), seed, seeds.batches())),
                new SeedRow("seed-batches", Seeds::batches, (seeds, seed) -> new Seeds(seeds.data(), seeds.weights(), seed)));
        same.setId("seed-same");
        same.textProperty().bind(tools.words().of("form.seed-same"));
        tools.name(same, "form.seed-same");
        same.setOnAction(_ -> {
            apart = !same.isSelected();
            if (same.isSelected()) {
                tools.edit(tools.model().spec().withSeeds(Seeds.all(tools.model().spec().seeds().data())));
            }
            follow(tools.model().spec());
        });
        getStyleClass().add("section");
        getChildren().addAll(title, all);
        getChildren().addAll(each);
        getChildren().add(same);
    }

    @Override
    public void follow(ExperimentSpec spec) {
        boolean together = spec.seeds().areEqual() && !apart;
        same.setSelected(together);
        tools.guard(Setting.of(Key.SEED), title, false, same);
        all.show(spec.seeds(), together);
        each.forEach(row -> row.show(spec.seeds(), !together));
    }

    /** One seed with a button that draws another. */
    private final class SeedRow extends HBox {
        private final Function<Seeds, Long> of;
        private final BiFunction<Seeds, Long, Seeds> with;
        private final ValueField<Long> field;
        private final HBox control;

        SeedRow(String id, Function<Seeds, Long> of, BiFunction<Seeds, Long, Seeds> with) {
            this.of = of;
            this.with = with;
            field = new ValueField<>(id, Format.whole(tools.words(), Long.MIN_VALUE, Long.MAX_VALUE), 0L, this::edit);
            tools.name(field, "form." + id);
            Button dice = new Button("", new FontIcon(Feather.SHUFFLE));
            dice.setId(id + "-draw");
            dice.getStyleClass().add("icon-button");
            dice.accessibleTextProperty().bind(tools.words().of("form.seed-draw"));
            Tips.on(dice, tools.words().of("form.seed-draw.hint"));
            dice.setOnAction(_ -> edit(another(of.apply(tools.model().spec().seeds()))));
            control = new HBox(4, field, dice);
            control.setAlignment(Pos.CENTER_RIGHT);
            Label label = tools.label("form." + id);
            label.setLabelFor(field);
            HBox row = tools.row(label, control);
            HBox.setHgrow(row, javafx.scene.layout.Priority.ALWAYS);
            getChildren().add(row);
        }

        void show(Seeds seeds, boolean visible) {
            field.show(of.apply(seeds));
            tools.guard(Setting.of(Key.SEED), title, false, control);
            setVisible(visible);
            setManaged(visible);
        }

        private void edit(long wanted) {
            long seed = tools.model().controls().span(Setting.of(Key.SEED)).map(span -> (long) span.clamp(wanted)).orElse(wanted);
            tools.edit(tools.model().spec().withSeeds(with.apply(tools.model().spec().seeds(), seed)));
        }
    }

    /** A new seed follows from the old one: randomness comes from seeds alone, even here. */
    private static long another(long seed) {
        long drawn = Rng.of(seed, Rng.Stream.WEIGHTS).nextInt(GREATEST_DRAWN);
        return drawn == seed ? drawn + 1 : drawn;
    }
}
