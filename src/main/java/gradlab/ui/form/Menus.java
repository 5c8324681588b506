package gradlab.ui.form;

import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

/** Drop-down menus whose words follow the language and which tell a choice of the user from one that is shown. */
public final class Menus {

    private static final String SHOWING = "gradlab.showing";

    private Menus() {
    }

    /**
     * A menu over the whole width of the form.
     *
     * @param key the text key of an item; {@code key.hint} explains it, {@code key.short} stands in the closed menu
     */
    public static <T> ComboBox<T> of(String id, List<? extends T> items, Words words, Function<T, String> key) {
        ComboBox<T> menu = new ComboBox<>();
        menu.setId(id);
        menu.getItems().setAll(items);
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setMinWidth(0);
        menu.setVisibleRowCount(12);
        menu.setCellFactory(_ -> new Cell<>(words, key, false));
        menu.setButtonCell(new Cell<>(words, key, true));
        return menu;
    }

    /** Tells of choices the user makes; not of those made by {@link #show}. */
    public static <T> void onChoice(ComboBox<T> menu, Consumer<T> chosen) {
        menu.setOnAction(_ -> {
            if (!menu.getProperties().containsKey(SHOWING) && menu.getValue() != null) {
                chosen.accept(menu.getValue());
            }
        });
    }

    public static <T> void show(ComboBox<T> menu, T value) {
        menu.getProperties().put(SHOWING, true);
        menu.setValue(value);
        menu.getProperties().remove(SHOWING);
    }

    /** Offers other items and shows one of them. */
    public static <T> void show(ComboBox<T> menu, List<? extends T> items, T value) {
        menu.getProperties().put(SHOWING, true);
        if (!menu.getItems().equals(items)) {
            menu.getItems().setAll(items);
        }
        menu.setValue(value);
        menu.getProperties().remove(SHOWING);
    }

    private static final class Cell<T> extends ListCell<T> {
        private final Words words;
        private final Function<T, String> key;
        private final boolean closed;

        Cell(Words words, Function<T, String> key, boolean closed) {
            this.words = words;
            this.key = key;
            this.closed = closed;
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            Tooltip before = getTooltip();
            if (before != null) {
                before.textProperty().unbind();
                setTooltip(null);
            }
            if (empty || item == null) {
                setText(null);
                return;
            }
            String itemKey = key.apply(item);
            String shortKey = itemKey + ".short";
            textProperty().bind(words.of(closed && words.texts().has(shortKey) ? shortKey : itemKey));
            if (!closed && words.texts().has(itemKey + ".hint")) {
                Tips.on(this, words.of(itemKey + ".hint"));
            }
        }
    }
}
