package gradlab.ui.form;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.ui.LabModel;
import gradlab.ui.Words;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

/** A choice from a catalogue with the parameters of what is chosen, for what is not part of the experiment. */
public final class MemberForm<T> extends VBox {

    private final Catalogue<T> catalogue;
    private final ComboBox<Entry<T>> menu;
    private final MemberRows<T> rows;
    private T shown;

    /**
     * @param id of the menu; the parameters' controls are called {@code id-parameter}
     * @param captionKey what is chosen here
     * @param changed is told of every change the user makes
     */
    public MemberForm(LabModel model, Words words, String id, String captionKey, Catalogue<T> catalogue, T first, Consumer<T> changed) {
        this.catalogue = catalogue;
        this.shown = first;
        FormTools tools = new FormTools(model, words);
        menu = Menus.of(id, catalogue.entries(), words, entry -> FormTools.key(catalogue, entry));
        tools.name(menu, captionKey);
        Menus.onChoice(menu, entry -> take(entry.standard(), changed));
        rows = new MemberRows<>(tools, id, catalogue, (how, _) -> take(how.apply(shown), changed));
        getStyleClass().add("member");
        getChildren().addAll(menu, rows);
        show(first);
    }

    private void take(T member, Consumer<T> changed) {
        show(member);
        changed.accept(member);
    }

    /** Shows a member without telling anyone. */
    public void show(T member) {
        shown = member;
        Menus.show(menu, catalogue.entryOf(member));
        rows.show(member);
    }
}
