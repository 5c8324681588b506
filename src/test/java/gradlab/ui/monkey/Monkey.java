package gradlab.ui.monkey;

import gradlab.catalogue.Texts;
import gradlab.experiment.ExperimentSpec;
import gradlab.ui.EveryChoice;
import gradlab.ui.Command;
import gradlab.ui.LabModel;
import gradlab.ui.Workplace;
import gradlab.ui.theme.Palette;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Does something to the window, anything. What it does at its i-th action is drawn from the seed and i alone, so that it comes near to the same when it is
 * run again; how far the training has come meanwhile is up to the machine. FX thread only.
 */
final class Monkey {

    private static final int REMEMBERED = 40;
    private static final long TURN_NANOS = 15_000_000;
    private static final List<String> JUNK = List.of("", " ", "0", "-1", "1", "7", "0.01", "0,3", "1e308", "-1e-320", "NaN", "∞", "-0", "99999999999999999999", "1;2;3", "0,1; 0,01",
            "SGD; Adam", "adam(0.1", "спирали(300)", "x^2+y^2", "sin(x)*", "((((((", "2-16-16-1", "щщщщ", "🦊🦊", "a\u0000b", "../../x", "<b>", "%s%n{0}", "\u202eabc", "ж".repeat(2000), "1".repeat(400),
            "градиент", "ранг", "Adam", "\"; drop", "a\tb\nc");
    private static final List<KeyCode> KEYS = Stream.of(KeyCode.values()).filter(key -> key != KeyCode.UNDEFINED).toList();
    private static final List<KeyCode> OFTEN = List.of(KeyCode.TAB, KeyCode.ENTER, KeyCode.SPACE, KeyCode.ESCAPE, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.HOME, KeyCode.END,
            KeyCode.PAGE_UP, KeyCode.PAGE_DOWN, KeyCode.DELETE, KeyCode.BACK_SPACE, KeyCode.DIGIT1, KeyCode.DIGIT9, KeyCode.MINUS, KeyCode.A);

    private final Cage cage;
    private final long seed;
    private final List<ExperimentSpec> choices = EveryChoice.all();
    private final List<Path> lessons;
    private final Deque<String> last = new ArrayDeque<>();
    private final Robot hand = new Robot();
    private List<Object> worn = List.of();
    private Random luck;
    private volatile long made;

    /**
     * @param lessons that can be opened
     */
    Monkey(Cage cage, long seed, List<Path> lessons) {
        this.cage = cage;
        this.seed = seed;
        this.lessons = lessons;
        luck = new Random(seed);
    }

    /** How many actions are done. */
    long made() {
        return made;
    }

    /** A number below the given one, from the luck of the present action. */
    int below(int bound) {
        return luck.nextInt(bound);
    }

    /** The last actions, the last one last; from any thread. */
    List<String> last() {
        synchronized (last) {
            return List.copyOf(last);
        }
    }

    private void tell(String what) {
        synchronized (last) {
            last.add(made + " " + what);
            if (last.size() > REMEMBERED) {
                last.remove();
            }
        }
    }

    /**
     * Does some things in a row, as many as fit between two frames, and at least one.
     *
     * @return whether windows came or went, or changed their clothes: a frame of theirs is to pass before the next thing
     */
    boolean act(long most) {
        long end = System.nanoTime() + TURN_NANOS;
        boolean changed;
        do {
            act();
            changed = dress();
        } while (!changed && made < most && made % 1000 != 0 && System.nanoTime() < end);
        return changed;
    }

    /** No hand is faster than the frame in which a window comes up or puts on other clothes. */
    private boolean dress() {
        List<Object> now = new ArrayList<>();
        windows().forEach(window -> {
            now.add(window);
            now.addAll(window.getScene().getStylesheets());
        });
        if (now.equals(worn)) {
            return false;
        }
        worn = now;
        windows().forEach(window -> window.getScene().getRoot().applyCss());
        return true;
    }

    private void act() {
        luck = new Random(seed * 1_000_003 + made * 7919);
        luck.nextInt();
        made++;
        int kind = below(1000);
        if (kind < 220) {
            key();
        } else if (kind < 470) {
            click();
        } else if (kind < 530) {
            drag();
        } else if (kind < 590) {
            scroll();
        } else if (kind < 660) {
            type();
        } else if (kind < 750) {
            choose();
        } else if (kind < 800) {
            press();
        } else if (kind < 840) {
            command();
        } else if (kind < 870) {
            place();
        } else if (kind < 930) {
            time();
        } else if (kind < 955) {
            experiment();
        } else if (kind < 967) {
            lesson();
        } else if (kind < 977) {
            resize();
        } else if (kind < 985) {
            looks();
        } else if (kind < 990) {
            file();
        } else {
            away();
        }
    }

    private <T> T any(List<T> some) {
        return some.get(below(some.size()));
    }

    // ---- keys

    private void key() {
        KeyCode code;
        boolean shift = below(6) == 0;
        boolean control = below(8) == 0;
        boolean alt = below(16) == 0;
        switch (below(4)) {
            case 0 -> {
                List<Command> with = Stream.of(Command.values()).filter(command -> !command.keys().isEmpty()).toList();
                var keys = any(any(with).keys());
                code = keys.getCode();
                shift = keys.getShift() == KeyCombination.ModifierValue.DOWN;
                control = keys.getShortcut() == KeyCombination.ModifierValue.DOWN;
                alt = keys.getAlt() == KeyCombination.ModifierValue.DOWN;
            }
            case 1, 2 -> code = any(OFTEN);
            default -> code = any(KEYS);
        }
        Window window = any(windows());
        Scene scene = window.getScene();
        EventTarget target = scene.getFocusOwner() == null ? scene : scene.getFocusOwner();
        tell("key " + (control ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + code + " to " + name(target));
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false));
        String letter = code.getChar().length() == 1 && !code.getChar().isBlank() ? code.getChar().toLowerCase(Locale.ROOT) : code == KeyCode.SPACE ? " " : "";
        if (!letter.isEmpty() && !control && !alt && window.isShowing()) {
            Event.fireEvent(focusOr(scene, target), new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, shift, false, false, false));
        }
        Event.fireEvent(focusOr(scene, target), new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, control, alt, false));
    }

    private static EventTarget focusOr(Scene scene, EventTarget before) {
        return scene.getFocusOwner() == null ? before : scene.getFocusOwner();
    }

    // ---- the mouse

    private List<Window> windows() {
        List<Window> all = new ArrayList<>();
        for (Window window : Window.getWindows()) {
            if (window.isShowing() && window.getScene() != null && window.getScene().getRoot() != null) {
                all.add(window);
            }
        }
        return all;
    }

    /** What can be seen of one of the windows, most often of the one in front. */
    private List<Node> visible() {
        List<Window> all = windows();
        Window window = below(3) == 0 ? any(all) : all.getLast();
        List<Node> found = new ArrayList<>();
        collect(window.getScene().getRoot(), new Point2D(window.getScene().getWidth(), window.getScene().getHeight()), found);
        return found;
    }

    private static void collect(Node node, Point2D edge, List<Node> found) {
        if (!node.isVisible() || node.isMouseTransparent()) {
            return;
        }
        Bounds bounds = node.localToScene(node.getLayoutBounds());
        if (bounds.getMaxX() < 0 || bounds.getMaxY() < 0 || bounds.getMinX() > edge.getX() || bounds.getMinY() > edge.getY()) {
            return;
        }
        found.add(node);
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                collect(child, edge, found);
            }
        }
    }

    private <T extends Node> List<T> visible(Class<T> kind) {
        return visible().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** A point of a node, on the screen; what lies beyond the window is as near to it as the window goes. */
    private Point2D pointOf(Node node) {
        Bounds bounds = node.getLayoutBounds();
        Point2D point = node.localToScreen(bounds.getMinX() + luck.nextDouble() * bounds.getWidth(), bounds.getMinY() + luck.nextDouble() * bounds.getHeight());
        Stage stage = cage.stage();
        return point == null ? new Point2D(stage.getX() + 1, stage.getY() + 1)
                : new Point2D(within(point.getX(), stage.getX(), stage.getWidth()), within(point.getY(), stage.getY(), stage.getHeight()));
    }

    private static double within(double place, double from, double size) {
        return Double.isNaN(place) ? from + 1 : Math.clamp(place, from + 1, from + size - 2);
    }

    private void click() {
        List<Node> nodes = visible();
        if (nodes.isEmpty()) {
            return;
        }
        Node node = any(nodes);
        MouseButton button = below(8) == 0 ? MouseButton.SECONDARY : MouseButton.PRIMARY;
        int times = below(10) == 0 ? 2 : 1;
        tell("click " + (button == MouseButton.SECONDARY ? "right " : "") + times + "× " + name(node));
        hand.mouseMove(pointOf(node));
        for (int i = 0; i < times; i++) {
            hand.mousePress(button);
            hand.mouseRelease(button);
        }
    }

    private void drag() {
        List<Node> nodes = visible();
        if (nodes.isEmpty()) {
            return;
        }
        Node from = any(nodes);
        Node to = any(nodes);
        tell("drag " + name(from) + " to " + name(to));
        hand.mouseMove(pointOf(from));
        hand.mousePress(MouseButton.PRIMARY);
        double x = hand.getMouseX();
        double y = hand.getMouseY();
        Point2D end = pointOf(to);
        for (int i = 1; i <= 3; i++) {
            hand.mouseMove(x + (end.getX() - x) * i / 3, y + (end.getY() - y) * i / 3);
        }
        hand.mouseRelease(MouseButton.PRIMARY);
    }

    private void scroll() {
        List<Node> nodes = visible();
        if (nodes.isEmpty()) {
            return;
        }
        Node node = any(nodes);
        double amount = (luck.nextDouble() - 0.5) * 800;
        boolean control = below(4) == 0;
        tell("scroll " + Math.round(amount) + (control ? " with Ctrl over " : " over ") + name(node));
        Bounds bounds = node.getLayoutBounds();
        Event.fireEvent(node, new ScrollEvent(ScrollEvent.SCROLL, bounds.getCenterX(), bounds.getCenterY(), 0, 0, false, control, false, false, false, false,
                0, amount, 0, amount, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.LINES, amount / 40, 0, null));
    }

    // ---- controls

    private void type() {
        List<TextInputControl> fields = visible(TextInputControl.class);
        if (fields.isEmpty()) {
            key();
            return;
        }
        TextInputControl field = any(fields);
        String junk = any(JUNK);
        int end = below(3);
        tell("type '" + (junk.length() > 30 ? junk.length() + " letters" : junk) + "' into " + name(field) + (end == 0 ? "" : end == 1 ? ", Enter" : ", Tab"));
        field.requestFocus();
        if (below(2) == 0) {
            field.selectAll();
        }
        if (field.isEditable()) {
            field.replaceSelection(junk);
        }
        if (end > 0) {
            KeyCode key = end == 1 ? KeyCode.ENTER : KeyCode.TAB;
            Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, false, false, false, false));
        }
    }

    /** An entry of a menu or of a list. */
    private void choose() {
        for (Window window : windows()) {
            if (window instanceof ContextMenu menu && !menu.getItems().isEmpty()) {
                fire(any(menu.getItems()), "open menu");
                menu.hide();
                return;
            }
        }
        List<Node> menus = visible().stream().filter(node -> node instanceof MenuButton || node instanceof ComboBoxBase<?> || node instanceof ChoiceBox<?>)
                .filter(node -> !node.isDisabled()).toList();
        if (menus.isEmpty()) {
            command();
            return;
        }
        switch (any(menus)) {
            case MenuButton menu -> {
                if (below(3) == 0) {
                    tell("show " + name(menu));
                    menu.show();
                } else {
                    Event.fireEvent(menu, new Event(MenuButton.ON_SHOWING));
                    if (!menu.getItems().isEmpty()) {
                        fire(any(menu.getItems()), name(menu));
                    }
                }
            }
            case ComboBox<?> box -> {
                int to = below(Math.max(1, box.getItems().size()));
                tell("choose " + to + " of " + name(box));
                if (below(3) == 0) {
                    box.show();
                }
                box.getSelectionModel().select(to);
            }
            case ChoiceBox<?> box -> {
                int to = below(Math.max(1, box.getItems().size()));
                tell("choose " + to + " of " + name(box));
                box.getSelectionModel().select(to);
            }
            case Node other -> {
                tell("show " + name(other));
                ((ComboBoxBase<?>) other).show();
            }
        }
    }

    private void fire(MenuItem item, String where) {
        if (item instanceof Menu more && !more.getItems().isEmpty()) {
            fire(any(more.getItems()), where + " > " + item.getId());
            return;
        }
        tell("entry " + item.getId() + " '" + item.getText() + "' of " + where + (item.isDisable() ? " (greyed)" : ""));
        if (!item.isDisable()) {
            item.fire();
        }
    }

    /** A button, wherever it is, or a slider. */
    private void press() {
        List<Node> controls = visible().stream().filter(node -> node instanceof ButtonBase || node instanceof Slider || node instanceof Spinner<?>)
                .filter(node -> !node.isDisabled()).toList();
        if (controls.isEmpty()) {
            return;
        }
        switch (any(controls)) {
            case ButtonBase button -> {
                tell("press " + name(button));
                button.fire();
            }
            case Slider slider -> {
                double to = slider.getMin() + luck.nextDouble() * (slider.getMax() - slider.getMin());
                tell("slide " + name(slider) + " to " + to);
                slider.setValue(to);
            }
            case Spinner<?> spinner -> {
                tell("spin " + name(spinner));
                spinner.increment(below(5) - 2);
            }
            case Node other -> tell("nothing with " + name(other));
        }
    }

    // ---- the lab

    private void command() {
        Command command = any(List.of(Command.values()));
        tell("command " + command);
        cage.model().commands().run(command);
    }

    private void place() {
        Workplace place = any(List.of(Workplace.values()));
        tell("go to " + place);
        if (cage.model().concealedProperty().get() || cage.model().projectorProperty().get()) {
            cage.model().go(Workplace.LAB);
        } else {
            cage.model().go(place);
        }
    }

    private void time() {
        LabModel model = cage.model();
        switch (below(9)) {
            case 0 -> say("play", () -> model.commands().run(Command.PLAY));
            case 1 -> say("pause", () -> model.trainer().pause());
            case 2 -> say("as fast as possible", () -> model.paceProperty().set(Double.POSITIVE_INFINITY));
            case 3 -> say("slowly", () -> model.paceProperty().set(below(50) + 1));
            case 4, 5 -> {
                long step = (long) (luck.nextDouble() * (model.state().latest() + 1));
                say("seek " + step, () -> model.seek(step));
            }
            case 6 -> say("fork", model::fork);
            case 7 -> {
                int run = below(4);
                say("choose run " + run, () -> model.choose(run));
            }
            default -> {
                int run = below(4);
                say("close run " + run, () -> model.closeRun(run));
            }
        }
    }

    private void say(String what, Runnable action) {
        tell(what);
        action.run();
    }

    private void experiment() {
        LabModel model = cage.model();
        switch (below(4)) {
            case 0 -> say("undo", model::undo);
            case 1 -> say("redo", model::redo);
            default -> {
                int which = below(choices.size());
                say("experiment " + which, () -> model.edit(choices.get(which)));
            }
        }
    }

    private void lesson() {
        Path lesson = any(lessons);
        say("lesson " + lesson.getFileName(), () -> {
            cage.model().lessonShowingProperty().set(true);
            cage.lessons().open(lesson);
        });
    }

    private void file() {
        cage.shelf().toOpen().ifPresent(file -> say("file " + file.getFileName(), () -> cage.window().open(file)));
    }

    private void resize() {
        int width = 640 + below(1361);
        int height = 480 + below(721);
        say("resize to " + width + "×" + height, () -> cage.resize(width, height));
    }

    private void looks() {
        LabModel model = cage.model();
        switch (below(4)) {
            case 0 -> {
                Texts texts = below(2) == 0 ? Texts.russian() : Texts.english();
                say("language " + texts.locale(), () -> cage.lab().words().textsProperty().set(texts));
            }
            case 1 -> {
                Palette palette = any(List.of(Palette.values()));
                say("theme " + palette, () -> model.paletteProperty().set(palette));
            }
            case 2 -> {
                double scale = 1 + below(7) / 4.0;
                say("text " + scale, () -> model.textScaleProperty().set(scale));
            }
            default -> say("usual text", () -> model.textScaleProperty().set(1));
        }
    }

    /** Puts away what lies over the window. */
    private void away() {
        List<Window> others = windows().stream().filter(window -> window != cage.stage()).toList();
        if (!others.isEmpty()) {
            Window other = others.getLast();
            say("close " + (other instanceof Stage stage ? stage.getTitle() : other.getClass().getSimpleName()), other::hide);
        } else {
            say("focus to the window", cage.window()::requestFocus);
        }
    }

    private static String name(EventTarget target) {
        if (!(target instanceof Node node)) {
            return target.getClass().getSimpleName();
        }
        StringBuilder text = new StringBuilder(node.getClass().getSimpleName());
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getId() != null) {
                return text.append(" in #").append(at.getId()).toString();
            }
        }
        return text.toString();
    }
}
