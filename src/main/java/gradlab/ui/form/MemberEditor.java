package gradlab.ui.form;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.experiment.ExperimentSpec;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A choice from a catalogue with the parameters of what is chosen. Nothing is shown where there is nothing to choose. */
final class MemberEditor<T> extends VBox implements FormPart {

    private final FormTools tools;
    private final Catalogue<T> catalogue;
    private final Lens<T> lens;
    private final Label caption;
    private Label mark;
    private final ComboBox<Entry<T>> menu;
    private final MemberRows<T> rows;
    private Predicate<T> offered = _ -> true;

    /** @param id of the menu; the parameters' controls are called {@code id-parameter} */
    MemberEditor(FormTools tools, String id, String captionKey, Catalogue<T> catalogue, Lens<T> lens) {
        this.tools = tools;
        this.catalogue = catalogue;
        this.lens = lens;
        caption = tools.caption(captionKey);
        mark = caption;
        menu = Menus.of(id, catalogue.entries(), tools.words(), entry -> FormTools.key(catalogue, entry));
        tools.name(menu, captionKey);
        Menus.onChoice(menu, entry -> tools.edit(lens.with().apply(tools.model().spec(), entry.standard())));
        rows = new MemberRows<>(tools, id, catalogue, (how, tag) -> {
            ExperimentSpec spec = tools.model().spec();
            tools.model().edit(lens.with().apply(spec, how.apply(lens.of().apply(spec))), tag);
        });
        getStyleClass().add("member");
        getChildren().addAll(caption, menu, rows);
    }

    /** The section's title says what is chosen already. */
    MemberEditor<T> withoutCaption(Label title) {
        mark = title;
        getChildren().remove(caption);
        return this;
    }

    /** Offers only some members, and always the one in force. */
    void offer(Predicate<T> wanted) {
        offered = wanted;
    }

    @Override
    public void follow(ExperimentSpec spec) {
        T member = lens.of().apply(spec);
        Entry<T> entry = catalogue.entryOf(member);
        List<Entry<T>> items = catalogue.entries().stream()
                .filter(candidate -> candidate == entry || offered.test(candidate.standard())).toList();
        Menus.show(menu, items, entry);
        tools.guard(FormTools.setting(catalogue, ""), mark, false, menu);
        rows.show(member);
        boolean choice = items.size() > 1;
        caption.setVisible(choice);
        caption.setManaged(choice);
        menu.setVisible(choice);
        menu.setManaged(choice);
        boolean anything = choice || !rows.getChildren().isEmpty();
        setVisible(anything);
        setManaged(anything);
    }
}
