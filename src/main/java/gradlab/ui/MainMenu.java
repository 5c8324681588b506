package gradlab.ui;

import gradlab.ui.Command.Group;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Everything that can be done, in groups, with its keys: made from the table of commands when it is opened. What is done in front
 * of a class stands there only while it can be done, and its keys, which mean other things elsewhere, only in the view for a class.
 */
final class MainMenu extends MenuButton {

    private final Commands commands;
    private final Words words;
    private final KeyNames keys;
    private final ObservableBooleanValue inClass;

    /** @param inClass whether the view for a class is on */
    MainMenu(Commands commands, Words words, ObservableBooleanValue inClass) {
        this.commands = commands;
        this.inClass = inClass;
        this.words = words;
        this.keys = new KeyNames(words);
        BarButton.plain(this, "menu", Feather.MENU, words);
        // what can be done is known once the whole window stands; a menu without entries does not open
        setOnShowing(_ -> fill());
        sceneProperty().subscribe(scene -> {
            if (scene != null && getItems().isEmpty()) {
                fill();
            }
        });
        // while it is closed, new entries would all be kept: JavaFX notes what is to be drawn of them until the menu is drawn again
        words.textsProperty().subscribe((_, _) -> {
            if (isShowing()) {
                fill();
            }
        });
    }

    private void fill() {
        getItems().setAll(List.of(Group.values()).stream().map(this::menu).filter(menu -> !menu.getItems().isEmpty()).toList());
    }

    private Menu menu(Group group) {
        Menu menu = new Menu(words.get("command.group." + group.id()));
        menu.setId("menu-" + group.id());
        menu.setMnemonicParsing(false);
        menu.getItems().setAll(Command.of(group).stream().filter(this::belongs).map(this::item).toList());
        return menu;
    }

    private boolean belongs(Command command) {
        return command.group() == Group.CLASS ? commands.can(command) : commands.knows(command);
    }

    private MenuItem item(Command command) {
        MenuItem item = commands.state(command).<MenuItem>map(MainMenu::check).orElseGet(MenuItem::new);
        item.setId("menu-" + command.id());
        item.setText(words.get(command.words()));
        item.setMnemonicParsing(false);
        if (!(item instanceof CheckMenuItem)) {
            item.setGraphic(new FontIcon(command.icon()));
        }
        command.keys().stream().findFirst().filter(_ -> command.group() != Group.CLASS || inClass.get()).map(keys::shown).ifPresent(item::setAccelerator);
        item.setDisable(!commands.can(command));
        item.setOnAction(_ -> commands.run(command));
        return item;
    }

    private static CheckMenuItem check(BooleanProperty state) {
        CheckMenuItem item = new CheckMenuItem();
        item.setSelected(state.get());
        return item;
    }
}
