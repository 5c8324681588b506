package gradlab.ui;

import static gradlab.ui.OpenLab.await;
import static org.assertj.core.api.Assertions.assertThat;

import gradlab.lesson.Lesson;
import gradlab.ui.Command.Group;
import gradlab.ui.lesson.LessonPane;
import gradlab.ui.teacher.Moment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/** A hand at the main menu: opens it, reads it, chooses from it. */
class MenuHand {

    /** What only makes sense while a class stands before the window. */
    static final Set<Command> OF_THE_CLASS = EnumSet.copyOf(Command.of(Group.CLASS).stream()
            .filter(command -> !Set.of(Command.MAKE_STEP, Command.CLASS_RECORD, Command.LOCK_SETTINGS, Command.UNLOCK_SETTINGS).contains(command)).toList());

    final FxRobot robot;
    final OpenLab open;
    final Scene scene;
    final LessonPane pane;
    private final MenuButton menu;

    /** Chooses an entry and looks at what it did. */
    interface Proof {
        void show() throws Exception;
    }

    MenuHand(FxRobot robot, OpenLab open) {
        this.robot = robot;
        this.open = open;
        scene = open.lab().window().getScene();
        menu = (MenuButton) scene.lookup("#menu");
        pane = (LessonPane) scene.lookup("#lesson");
    }

    LabModel model() {
        return open.model();
    }

    Stream<MenuItem> entries() {
        // what a click on the menu does before it opens
        Event.fireEvent(menu, new Event(MenuButton.ON_SHOWING));
        return menu.getItems().stream().flatMap(group -> ((Menu) group).getItems().stream());
    }

    Map<Command, MenuItem> items() {
        Map<Command, MenuItem> found = new EnumMap<>(Command.class);
        robot.interact(() -> entries().forEach(item -> found.put(Command.valueOf(item.getId().substring("menu-".length()).toUpperCase(Locale.ROOT).replace('-', '_')), item)));
        return found;
    }

    /** What cannot be chosen now: greyed, or of the class and not there at all. */
    Set<Command> greyed() {
        Map<Command, MenuItem> items = items();
        return Arrays.stream(Command.values()).filter(command -> command.group() == Group.CLASS ? !items.containsKey(command) : items.get(command).isDisable())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Command.class)));
    }

    /** @param keys whether its keys count where the lab stands now */
    void isNamed(Command command, MenuItem item, boolean keys) {
        Words words = open.lab().words();
        String language = words.locale().getLanguage();
        assertThat(words.texts().has(command.words() + ".hint")).as(language + " hint of " + command).isTrue();
        assertThat(item.getText()).as(language + " " + command).isNotBlank().doesNotContain("⟨").isEqualTo(words.get(command.words()));
        if (command != Command.LANGUAGE) {
            assertThat(item.getText().codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC))
                    .as(item.getText()).isEqualTo(language.equals("ru"));
        }
        assertThat(Optional.ofNullable(item.getAccelerator()).map(shown -> shown.getDisplayText())).as("key of " + command)
                .isEqualTo(keys ? new KeyNames(words).of(command) : Optional.empty());
        assertThat(item instanceof CheckMenuItem || item.getGraphic() != null).as("mark or icon of " + command).isTrue();
    }

    static Set<Command> with(Set<Command> some, Command... more) {
        Set<Command> all = EnumSet.copyOf(some);
        all.addAll(Arrays.asList(more));
        return all;
    }

    void choose(Command command) {
        MenuItem item = items().get(command);
        assertThat(item.isDisable()).as("greyed").isFalse();
        robot.interact(item::fire);
    }

    /** Chosen twice: turns something and turns it back, and the menu shows how it stands. */
    void turns(Command command, BooleanSupplier state) {
        boolean before = state.getAsBoolean();
        for (boolean wanted : List.of(!before, before)) {
            choose(command);
            assertThat(state.getAsBoolean()).isEqualTo(wanted);
            assertThat(((CheckMenuItem) items().get(command)).isSelected()).as("the mark in the menu").isEqualTo(wanted);
        }
    }

    void chosen(Command command, Path file) {
        open.willChoose(file);
        choose(command);
    }

    String said() {
        return ((Label) scene.lookup("#message")).getText();
    }

    void opened(String id) throws Exception {
        await(() -> pane.lesson().map(Lesson::id).equals(Optional.of(id)));
    }

    static Optional<Node> find(String id) {
        return Window.getWindows().stream().map(window -> window.getScene().lookup("#" + id)).filter(Objects::nonNull).findFirst();
    }

    void press(String id) {
        robot.interact(() -> ((ButtonBase) find(id).orElseThrow(() -> new AssertionError("no " + id))).fire());
    }

    Moment moment() {
        return model().classroom().momentProperty().get().orElseThrow();
    }

    Node node(String id) {
        return Optional.ofNullable(scene.getRoot().lookup("#" + id)).orElseThrow(() -> new AssertionError("no " + id));
    }
}
