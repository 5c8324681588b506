package gradlab.ui.form;

import gradlab.catalogue.Catalogue;
import gradlab.catalogue.Catalogue.Entry;
import gradlab.experiment.ExperimentSpec;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * Several choices from one catalogue, each kind at most once: a menu per choice with the parameters of what is chosen, and
 * one more menu that adds. The member that means nothing takes a choice away.
 */
final class MemberListEditor<T> extends VBox implements FormPart {

    private final FormTools tools;
    private final String id;
    private final String captionKey;
    private final Catalogue<T> catalogue;
    private final Entry<T> nothing;
    private final Lens<List<T>> lens;
    private final Label caption;
    private final VBox slots = new VBox();
    private final List<Slot> made = new ArrayList<>();

    /**
     * @param id of the first menu; the others are called {@code id-2}, {@code id-3}, …
     * @param nothing the member that stands for no choice
     */
    MemberListEditor(FormTools tools, String id, String captionKey, Catalogue<T> catalogue, T nothing, Lens<List<T>> lens) {
        this.tools = tools;
        this.id = id;
        this.captionKey = captionKey;
        this.catalogue = catalogue;
        this.nothing = catalogue.entryOf(nothing);
        this.lens = lens;
        slots.getStyleClass().add("member");
        getStyleClass().add("member");
        caption = tools.caption(captionKey);
        getChildren().addAll(caption, slots);
    }

    @Override
    public void follow(ExperimentSpec spec) {
        List<T> chosen = lens.of().apply(spec);
        int wanted = Math.min(chosen.size() + 1, catalogue.entries().size() - 1);
        while (made.size() < wanted) {
            made.add(new Slot(made.size()));
        }
        List<Slot> shown = made.subList(0, wanted);
        if (!slots.getChildren().equals(shown)) {
            slots.getChildren().setAll(shown);
        }
        for (int i = 0; i < wanted; i++) {
            shown.get(i).show(chosen, i < chosen.size() ? chosen.get(i) : nothing.standard());
        }
    }

    private void edit(int index, T member, String tag) {
        ExperimentSpec spec = tools.model().spec();
        List<T> changed = new ArrayList<>(lens.of().apply(spec));
        if (index < changed.size()) {
            changed.remove(index);
        }
        if (catalogue.entryOf(member) != nothing) {
            changed.add(Math.min(index, changed.size()), member);
        }
        tools.model().edit(lens.with().apply(spec, changed), tag);
    }

    private final class Slot extends VBox {
        private final ComboBox<Entry<T>> menu;
        private final MemberRows<T> rows;

        Slot(int index) {
            String menuId = index == 0 ? id : id + "-" + (index + 1);
            menu = Menus.of(menuId, List.of(), tools.words(), entry ->
                    index > 0 && entry == nothing ? "form.nothing-more" : FormTools.key(catalogue, entry));
            tools.name(menu, captionKey);
            Menus.onChoice(menu, entry -> edit(index, entry.standard(), ""));
            rows = new MemberRows<>(tools, menuId, catalogue, (how, tag) ->
                    edit(index, how.apply(lens.of().apply(tools.model().spec()).get(index)), tag));
            getStyleClass().add("member");
            getChildren().addAll(menu, rows);
        }

        void show(List<T> chosen, T member) {
            Entry<T> own = catalogue.entryOf(member);
            List<Entry<T>> items = catalogue.entries().stream().filter(entry -> entry == own
                    || entry == nothing || chosen.stream().noneMatch(other -> catalogue.entryOf(other) == entry)).toList();
            Menus.show(menu, items, own);
            tools.guard(FormTools.setting(catalogue, ""), caption, false, menu);
            rows.show(member);
        }
    }
}
