package gradlab.ui.sweep;

import gradlab.catalogue.Problem;
import gradlab.experiment.Setting;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** One axis: what is varied, and its values as text. What is wrong with the text is told under it. */
final class AxisEditor extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Words words;
    private final ComboBox<Optional<Setting>> menu = new ComboBox<>();
    private final TextField values = new TextField();
    private final Label problem = new Label();
    private boolean showing;
    private List<Problem> problems = List.of();

    /**
     * @param id of the menu and, with {@code -values} and {@code -problem}, of the text and of what is wrong with it
     * @param chosen is told when another setting was chosen, typed when another text was typed
     */
    AxisEditor(String id, Words words, Runnable chosen, Runnable typed) {
        this.words = words;
        Label caption = new Label();
        caption.textProperty().bind(words.of("sweep." + id));
        caption.getStyleClass().add("caption");
        caption.setLabelFor(menu);
        menu.setId("sweep-" + id);
        menu.setMaxWidth(Double.MAX_VALUE);
        menu.setMinWidth(0);
        menu.setVisibleRowCount(14);
        menu.setCellFactory(_ -> new Cell(true));
        menu.setButtonCell(new Cell(false));
        menu.accessibleTextProperty().bind(words.of("sweep." + id));
        Tips.on(menu, words.of("sweep." + id + ".hint"));
        menu.setOnAction(_ -> {
            if (!showing && menu.getValue() != null) {
                chosen.run();
            }
        });
        values.setId("sweep-" + id + "-values");
        values.accessibleTextProperty().bind(words.of("sweep.values"));
        values.promptTextProperty().bind(words.of("sweep.values"));
        Tips.on(values, Bindings.createStringBinding(() -> problem.getText().isEmpty() ? words.get("sweep.values.hint") : problem.getText(),
                problem.textProperty(), words.textsProperty()));
        values.disableProperty().bind(Bindings.createBooleanBinding(() -> setting().isEmpty(), menu.valueProperty()));
        values.textProperty().subscribe((_, _) -> {
            if (!showing) {
                typed.run();
            }
        });
        problem.setId("sweep-" + id + "-problem");
        problem.getStyleClass().add("sweep-problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setMinHeight(USE_PREF_SIZE);
        words.textsProperty().subscribe(_ -> tell());
        setSpacing(4);
        setMinWidth(0);
        getChildren().addAll(caption, menu, values, problem);
    }

    /** What Enter in the text does. */
    void onEnter(Runnable action) {
        values.setOnAction(_ -> action.run());
    }

    /** The setting; empty for an axis that is not used. */
    Optional<Setting> setting() {
        return menu.getValue() == null ? Optional.empty() : menu.getValue();
    }

    String values() {
        return values.getText();
    }

    /** Offers these settings and the one in force. */
    void offer(List<Setting> settings, boolean none) {
        List<Optional<Setting>> items = new ArrayList<>();
        if (none) {
            items.add(Optional.empty());
        }
        settings.forEach(setting -> items.add(Optional.of(setting)));
        Optional<Setting> now = setting();
        if (now.isPresent() && !items.contains(now)) {
            items.add(now);
        }
        if (!items.equals(menu.getItems())) {
            showing = true;
            // the skin shows what stands at the old place unless the choice is made anew
            menu.getSelectionModel().clearSelection();
            menu.getItems().setAll(items);
            menu.setValue(now);
            showing = false;
        }
    }

    void choose(Optional<Setting> setting) {
        showing = true;
        if (!menu.getItems().contains(setting)) {
            menu.getItems().add(setting);
        }
        menu.setValue(setting);
        showing = false;
    }

    /** Puts a text there without telling of it. */
    void write(String text) {
        showing = true;
        values.setText(text);
        showing = false;
    }

    void refuse(List<Problem> found) {
        problems = List.copyOf(found);
        tell();
    }

    private void tell() {
        problem.setVisible(!problems.isEmpty());
        problem.setText(problems.isEmpty() ? "" : problems.getFirst().message(words.texts()));
        values.pseudoClassStateChanged(WRONG, !problems.isEmpty());
    }

    /** A setting by its name; in the open menu the mouse finds what it means. */
    private final class Cell extends ListCell<Optional<Setting>> {
        private final boolean explained;

        Cell(boolean explained) {
            this.explained = explained;
        }

        @Override
        protected void updateItem(Optional<Setting> item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (getTooltip() != null) {
                getTooltip().textProperty().unbind();
                setTooltip(null);
            }
            if (empty || item == null) {
                setText(null);
                return;
            }
            textProperty().bind(Bindings.createStringBinding(
                    () -> item.map(setting -> SettingWords.name(setting, words)).orElseGet(() -> words.get("sweep.none")), words.textsProperty()));
            if (explained && item.isPresent()) {
                Tips.on(this, Bindings.createStringBinding(() -> SettingWords.hint(item.get(), words), words.textsProperty()));
            }
        }
    }
}
