package gradlab.ui.form;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.catalogue.Catalogue.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** The parameters of whichever member of a catalogue is chosen. */
final class MemberRows<T> extends VBox {

    private final FormTools tools;
    private final String prefix;
    private final Catalogue<T> catalogue;
    private final Edits<T> edits;
    private final List<Row> rows = new ArrayList<>();
    private Optional<Entry<T>> shown = Optional.empty();

    /** What happens when the user changes a parameter: {@code how} makes the changed member of the one in force. */
    interface Edits<T> {
        void change(java.util.function.UnaryOperator<T> how, String tag);
    }

    private record Row(Parameter parameter, ParameterRow view) {
    }

    MemberRows(FormTools tools, String prefix, Catalogue<T> catalogue, Edits<T> edits) {
        this.tools = tools;
        this.prefix = prefix;
        this.catalogue = catalogue;
        this.edits = edits;
        getStyleClass().add("parameters");
        managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(getChildren()));
    }

    void show(T member) {
        Entry<T> entry = catalogue.entryOf(member);
        if (!shown.equals(Optional.of(entry))) {
            shown = Optional.of(entry);
            rows.clear();
            entry.parameters().stream().filter(ParameterRow::isShown)
                    .forEach(parameter -> rows.add(new Row(parameter, row(entry, parameter))));
            getChildren().setAll(rows.stream().map(Row::view).toList());
        }
        rows.forEach(row -> row.view().show(row.parameter().of(member)));
    }

    private ParameterRow row(Entry<T> entry, Parameter parameter) {
        return new ParameterRow(tools, prefix, FormTools.setting(catalogue, parameter.spelling().english()), parameter, (changed, value, tag) ->
                edits.change(member -> entry.with(member, changed, value), tag));
    }
}
