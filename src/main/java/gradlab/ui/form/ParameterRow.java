package gradlab.ui.form;

import gradlab.catalogue.Catalogue.Parameter;
import gradlab.catalogue.Named;
import gradlab.catalogue.Range;
import gradlab.data.PointList;
import gradlab.experiment.ControlSet.Span;
import gradlab.experiment.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One parameter of a catalogue's member: a field for a number (with a slider where that helps), a box for yes and no, a menu, points. */
final class ParameterRow extends VBox {

    /** Logarithmic ranges of more decades than this are too coarse for a slider. */
    private static final double WIDEST_LOG = 1e12;
    private static final double NARROWEST_EVEN = 1;
    private static final double WIDEST_EVEN = 10;

    private final Parameter parameter;
    private final FormTools tools;
    private final Edits edits;
    private final Setting setting;
    private final Label limits = new Label();
    private Label mark = limits;
    private final List<Node> controls = new ArrayList<>();
    private Consumer<Object> shown = _ -> { };

    /** What happens when the user changes the parameter. */
    interface Edits {
        /** @param tag names the drag this belongs to; empty for an edit of its own */
        void change(Parameter parameter, Object value, String tag);
    }

    /** @param setting what is locked or left open */
    ParameterRow(FormTools tools, String prefix, Setting setting, Parameter parameter, Edits edits) {
        this.tools = tools;
        this.setting = setting;
        this.parameter = parameter;
        this.edits = (changed, value, tag) -> edits.change(changed, within(value), tag);
        limits.getStyleClass().add("caption");
        limits.managedProperty().bind(limits.visibleProperty());
        limits.setVisible(false);
        String id = prefix + "-" + parameter.spelling().english();
        String key = "parameter." + parameter.spelling().english();
        getStyleClass().add("parameter");
        if (parameter.type() == double.class) {
            addNumber(id, key);
        } else if (parameter.type() == int.class) {
            addCount(id, key);
        } else if (parameter.type() == boolean.class) {
            addBox(id, key);
        } else if (parameter.type().isEnum()) {
            addMenu(id, key);
        } else if (parameter.type() == PointList.class) {
            addPoints(id, key);
        }
    }

    /** True for parameters with a control; files and names of columns are chosen elsewhere. */
    static boolean isShown(Parameter parameter) {
        return parameter.type().isPrimitive() || parameter.type().isEnum() || parameter.type() == PointList.class;
    }

    void show(Object value) {
        shown.accept(value);
        tools.guard(setting, mark, false, controls.toArray(Node[]::new));
        Optional<Span> span = tools.model().controls().span(setting);
        limits.setText(span.map(range -> tools.words().get("lock.range", tools.words().number(range.least(), 4), tools.words().number(range.greatest(), 4))).orElse(""));
        limits.setVisible(span.isPresent());
    }

    /** A number no further than it may go. */
    private Object within(Object value) {
        Optional<Span> span = tools.model().controls().span(setting);
        return span.isEmpty() ? value : switch (value) {
            case Double number -> span.get().clamp(number);
            case Integer number -> (int) Math.clamp(number, Math.ceil(span.get().least()), Math.floor(span.get().greatest()));
            default -> value;
        };
    }

    private Label marked(Label label) {
        mark = label;
        return label;
    }

    private <N extends Node> N guarded(N control) {
        controls.add(control);
        return control;
    }

    private void addNumber(String id, String key) {
        double least = parameter.range().map(Range::min).orElse(-Double.MAX_VALUE);
        double greatest = parameter.range().map(Range::max).orElse(Double.MAX_VALUE);
        ValueField<Double> field = new ValueField<>(id, Format.decimal(tools.words(), least, greatest),
                (Double) parameter.standard(), value -> edits.change(parameter, value, ""));
        tools.name(field, key);
        getChildren().add(tools.row(marked(tools.label(key)), guarded(field)));
        if (parameter.range().filter(ParameterRow::suitsSlider).isEmpty()) {
            getChildren().add(limits);
            shown = value -> field.show((Double) value);
            return;
        }
        RangeSlider slider = new RangeSlider(id + "-slider", least, greatest, parameter.range().orElseThrow().log(),
                value -> edits.change(parameter, value, id), tools.model()::endDrag);
        tools.name(slider, key);
        getChildren().addAll(guarded(slider), limits);
        shown = value -> {
            field.show((Double) value);
            slider.show((Double) value);
        };
    }

    private static boolean suitsSlider(Range range) {
        double width = range.max() - range.min();
        return range.log() ? range.max() / range.min() <= WIDEST_LOG : width > NARROWEST_EVEN && width <= WIDEST_EVEN;
    }

    private void addCount(String id, String key) {
        long least = parameter.range().map(range -> (long) range.min()).orElse((long) Integer.MIN_VALUE);
        long greatest = parameter.range().map(range -> (long) range.max()).orElse((long) Integer.MAX_VALUE);
        ValueField<Long> field = new ValueField<>(id, Format.whole(tools.words(), least, greatest),
                ((Integer) parameter.standard()).longValue(), value -> edits.change(parameter, value.intValue(), ""));
        tools.name(field, key);
        getChildren().addAll(tools.row(marked(tools.label(key)), guarded(field)), limits);
        shown = value -> field.show(((Integer) value).longValue());
    }

    private void addBox(String id, String key) {
        CheckBox box = new CheckBox();
        box.setId(id);
        box.textProperty().bind(tools.words().of(key));
        tools.name(box, key);
        box.setOnAction(_ -> edits.change(parameter, box.isSelected(), ""));
        getChildren().add(guarded(box));
        shown = value -> box.setSelected((Boolean) value);
    }

    private void addPoints(String id, String key) {
        ValueField<PointList> field = new ValueField<>(id, Format.points(tools.words()), (PointList) parameter.standard(),
                value -> edits.change(parameter, value, ""));
        field.setMaxWidth(Double.MAX_VALUE);
        field.getStyleClass().add("text-value");
        tools.name(field, key);
        getChildren().addAll(marked(tools.caption(key)), guarded(field));
        shown = value -> field.show((PointList) value);
    }

    private void addMenu(String id, String key) {
        ComboBox<Object> menu = Menus.of(id, List.of(parameter.type().getEnumConstants()), tools.words(), ParameterRow::choiceKey);
        tools.name(menu, key);
        Menus.onChoice(menu, value -> edits.change(parameter, value, ""));
        getChildren().addAll(marked(tools.caption(key)), guarded(menu));
        shown = value -> Menus.show(menu, value);
    }

    private static String choiceKey(Object choice) {
        try {
            return "choice." + choice.getClass().getField(((Enum<?>) choice).name()).getAnnotation(Named.class).en();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
