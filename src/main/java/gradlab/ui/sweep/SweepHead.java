package gradlab.ui.sweep;

import gradlab.ui.PlaceHead;
import gradlab.ui.Tips;
import gradlab.ui.Words;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

/** What the pane is for, the choices that stand ready, and the way out. */
final class SweepHead {

    private SweepHead() {
    }

    static PlaceHead of(Words words, Consumer<Suggestions.Ready> taken, Runnable left) {
        return new PlaceHead(words, "sweep", left, ready(words, taken));
    }

    private static MenuButton ready(Words words, Consumer<Suggestions.Ready> taken) {
        MenuButton ready = new MenuButton();
        ready.setId("sweep-ready");
        ready.textProperty().bind(words.of("sweep.ready"));
        ready.setMnemonicParsing(false);
        ready.setMinWidth(Region.USE_PREF_SIZE);
        Tips.on(ready, words.of("sweep.ready.hint"));
        for (Suggestions.Ready one : Suggestions.Ready.values()) {
            MenuItem item = new MenuItem();
            item.setId("sweep-ready-" + one.id());
            item.setMnemonicParsing(false);
            item.textProperty().bind(name(one, words));
            item.setOnAction(_ -> taken.accept(one));
            ready.getItems().add(item);
        }
        return ready;
    }

    /** Both settings of a choice. */
    static ObservableValue<String> name(Suggestions.Ready one, Words words) {
        return words.textsProperty().map(_ -> SettingWords.name(one.down(), words) + " × " + SettingWords.name(one.across(), words));
    }
}
