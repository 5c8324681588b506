package gradlab.ui.arena;

import gradlab.catalogue.BadInput;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import gradlab.catalogue.Place;
import gradlab.catalogue.Problem;
import gradlab.catalogue.Range;
import gradlab.experiment.Catalogues;
import gradlab.surface.PlaneFormula;
import gradlab.surface.Surface;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import gradlab.ui.form.Menus;
import gradlab.ui.form.RangeSlider;
import gradlab.ui.form.ValueField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which surface, and its numbers or its formula. */
final class SurfaceRow extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final ArenaModel model;
    private final Words words;
    private final ComboBox<Entry<Surface>> menu;
    private final FlowPane line = new FlowPane();
    private final TextField formula = new TextField();
    private final Label problem = new Label();
    private Optional<BadInput> mistake = Optional.empty();
    private Optional<Entry<Surface>> shown = Optional.empty();
    private final List<Consumer<Surface>> parameters = new ArrayList<>();

    SurfaceRow(ArenaModel model, ArenaSheet sheet) {
        this.model = model;
        this.words = sheet.words();
        menu = Menus.of("arena-surface", Catalogues.SURFACE.entries(), words, entry -> "surface." + entry.spelling().english());
        menu.setMaxWidth(USE_PREF_SIZE);
        Controls.name(menu, "surface", words);
        Menus.onChoice(menu, entry -> model.surface(entry.standard()));
        formula.setId("arena-formula");
        formula.getStyleClass().add("arena-formula");
        formula.accessibleTextProperty().bind(words.of("parameter.height"));
        Tips.on(formula, words.of("parameter.height.hint"));
        formula.setOnAction(_ -> read());
        formula.focusedProperty().subscribe((_, now) -> {
            if (!now) {
                read();
            }
        });
        formula.textProperty().subscribe((_, _) -> judge());
        problem.setId("arena-formula-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("arena-problem");
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        line.getStyleClass().add("arena-flow");
        getStyleClass().add("arena-surface");
        getChildren().addAll(line, problem);
        sheet.keep(model.planProperty().subscribe(plan -> show(plan.surface())));
        sheet.keep(words.textsProperty().subscribe(_ -> tell()));
    }

    private void show(Surface surface) {
        Entry<Surface> entry = Catalogues.SURFACE.entryOf(surface);
        Menus.show(menu, entry);
        if (!shown.equals(Optional.of(entry))) {
            shown = Optional.of(entry);
            parameters.clear();
            List<Node> nodes = new ArrayList<>(List.of(menu));
            entry.parameters().stream().filter(parameter -> parameter.type() == double.class).forEach(parameter -> nodes.add(number(entry, parameter)));
            if (surface instanceof Surface.Formula) {
                nodes.add(written());
            }
            line.getChildren().setAll(nodes);
            mistake = Optional.empty();
            tell();
        }
        parameters.forEach(parameter -> parameter.accept(surface));
    }

    private Node written() {
        Label sign = new Label("f(x, y) =");
        sign.setMinWidth(Region.USE_PREF_SIZE);
        sign.setLabelFor(formula);
        HBox box = new HBox(sign, formula);
        box.getStyleClass().add("arena-line");
        parameters.add(surface -> {
            if (surface instanceof Surface.Formula it && !formula.isFocused()) {
                formula.setText(it.height().toString());
            }
        });
        return box;
    }

    private Node number(Entry<Surface> entry, Parameter parameter) {
        Range range = parameter.range().orElseThrow();
        String id = "arena-" + parameter.spelling().english();
        String key = "parameter." + parameter.spelling().english();
        Consumer<Double> changed = value -> model.surface(entry.with(model.plan().surface(), parameter, value));
        ValueField<Double> field = ValueField.decimal(id, words, range.min(), range.max(), (Double) parameter.standard(), changed);
        field.accessibleTextProperty().bind(words.of(key));
        Tips.on(field, words.of(key + ".hint"));
        Label label = new Label();
        label.textProperty().bind(words.of(key));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(field);
        Tips.on(label, words.of(key + ".hint"));
        double most = range.log() ? Math.min(range.max(), 1e4) : range.max();
        RangeSlider slider = new RangeSlider(id + "-slider", range.min(), most, range.log(), changed::accept, () -> { });
        slider.getStyleClass().add("arena-number");
        slider.accessibleTextProperty().bind(words.of(key));
        Tips.on(slider, words.of(key + ".hint"));
        parameters.add(surface -> {
            if (Catalogues.SURFACE.entryOf(surface) == entry) {
                field.show((Double) parameter.of(surface));
                slider.show(Math.min(most, (Double) parameter.of(surface)));
            }
        });
        HBox box = range.log() ? new HBox(label, field, slider) : new HBox(label, field);
        box.getStyleClass().add("arena-line");
        return box;
    }

    /** Takes the formula over, if it is one. */
    private void read() {
        judge();
        if (mistake.isEmpty() && model.plan().surface() instanceof Surface.Formula now) {
            PlaneFormula typed = PlaneFormula.parse(formula.getText(), place());
            if (!typed.equals(now.height())) {
                model.surface(new Surface.Formula(typed));
            }
        }
    }

    private static Place place() {
        return new Place("formula", 1, 1);
    }

    private void judge() {
        try {
            PlaneFormula.parse(formula.getText(), place());
            mistake = Optional.empty();
        } catch (BadInput bad) {
            mistake = Optional.of(bad);
        }
        tell();
    }

    private void tell() {
        problem.setText(mistake.map(bad -> {
            Problem first = bad.problems().getFirst();
            return words.get("arena.formula.wrong", first.place().column(), first.message(words.texts()));
        }).orElse(""));
        problem.setVisible(mistake.isPresent() && model.plan().surface() instanceof Surface.Formula);
        formula.pseudoClassStateChanged(WRONG, mistake.isPresent());
    }
}
