package gradlab.ui;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * Everything that can be done in the window, named once: the menu, the keys, the tooltips and the help sheet are made from
 * this table. Its words stand under {@code command.<id>} and {@code command.<id>.hint}. Keys go by their place on the
 * keyboard, not by the letter that a layout gives them.
 */
public enum Command {

    OPEN_EXPERIMENT(Group.FILE, Feather.FILE_TEXT, with(KeyCode.O, SHORTCUT_DOWN)),
    OPEN_TABLE(Group.FILE, Feather.GRID),
    OPEN_IMAGES(Group.FILE, Feather.IMAGE),
    OPEN_RUN(Group.FILE, Feather.FILM),
    SAVE_EXPERIMENT(Group.FILE, Feather.SAVE, with(KeyCode.S, SHORTCUT_DOWN)),
    SAVE_RUN(Group.FILE, Feather.FILM, with(KeyCode.S, SHORTCUT_DOWN, SHIFT_DOWN)),

    SAVE_RESULT(Group.FILE, Feather.SEND),

    UNDO(Group.EDIT, Feather.CORNER_UP_LEFT, with(KeyCode.Z, SHORTCUT_DOWN)),
    REDO(Group.EDIT, Feather.CORNER_UP_RIGHT, with(KeyCode.Y, SHORTCUT_DOWN), with(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN)),

    PLAY(Group.RUN, Feather.PLAY, with(KeyCode.SPACE)),
    STEP(Group.RUN, Feather.CHEVRON_RIGHT, with(KeyCode.RIGHT)),
    EPOCH(Group.RUN, Feather.CHEVRONS_RIGHT, with(KeyCode.E)),
    RESTART(Group.RUN, Feather.ROTATE_CCW, with(KeyCode.R)),
    FORK(Group.RUN, Feather.GIT_BRANCH, with(KeyCode.F)),

    NOTES(Group.PLACES, Feather.CHECK_SQUARE, with(KeyCode.F2)),
    LENS(Group.PLACES, Feather.ZOOM_IN, with(KeyCode.F3)),
    ARENA(Group.PLACES, Feather.FLAG, with(KeyCode.F6)),
    SWEEP(Group.PLACES, Feather.GRID, with(KeyCode.F7)),
    PATTERNS(Group.PLACES, Feather.LAYERS, with(KeyCode.F8)),
    PRESETS(Group.PLACES, Feather.HEART, with(KeyCode.F9)),
    DRAW(Group.PLACES, Feather.EDIT_2),
    RESULTS(Group.PLACES, Feather.BAR_CHART_2),
    START(Group.PLACES, Feather.HOME),

    LESSON(Group.LESSONS, Feather.BOOK_OPEN, with(KeyCode.F4)),
    HANDOUT(Group.LESSONS, Feather.PRINTER, with(KeyCode.P, SHORTCUT_DOWN)),
    SPEAKER_NOTES(Group.LESSONS, Feather.MONITOR, with(KeyCode.N, SHORTCUT_DOWN)),

    MAKE_STEP(Group.CLASS, Feather.FILE_PLUS, with(KeyCode.S, SHORTCUT_DOWN)),
    CLASS_RECORD(Group.CLASS, Feather.CLIPBOARD),
    LOCK_SETTINGS(Group.CLASS, Feather.LOCK),
    UNLOCK_SETTINGS(Group.CLASS, Feather.UNLOCK),

    THEME(Group.VIEW, Feather.MOON),
    LANGUAGE(Group.VIEW, Feather.GLOBE),
    EXPERIMENT(Group.VIEW, Feather.SLIDERS, with(KeyCode.F4, SHIFT_DOWN)),
    TEXT_LARGER(Group.VIEW, Feather.ZOOM_IN, with(KeyCode.PLUS, SHORTCUT_DOWN), with(KeyCode.EQUALS, SHORTCUT_DOWN),
            with(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_DOWN), with(KeyCode.ADD, SHORTCUT_DOWN)),
    TEXT_SMALLER(Group.VIEW, Feather.ZOOM_OUT, with(KeyCode.MINUS, SHORTCUT_DOWN), with(KeyCode.SUBTRACT, SHORTCUT_DOWN)),
    TEXT_USUAL(Group.VIEW, Feather.TYPE, with(KeyCode.DIGIT0, SHORTCUT_DOWN), with(KeyCode.NUMPAD0, SHORTCUT_DOWN)),
    REDUCED_MOTION(Group.VIEW, Feather.WIND),
    FULL_SCREEN(Group.VIEW, Feather.MAXIMIZE, with(KeyCode.F11)),
    PROJECTOR(Group.VIEW, Feather.MONITOR, with(KeyCode.F5), with(KeyCode.F5, SHIFT_DOWN)),

    CLASS_NEXT(Group.CLASS, Feather.CHEVRON_RIGHT, with(KeyCode.PAGE_DOWN)),
    CLASS_BACK(Group.CLASS, Feather.CHEVRON_LEFT, with(KeyCode.PAGE_UP)),
    CLASS_FREEZE(Group.CLASS, Feather.PAUSE, with(KeyCode.B), with(KeyCode.PERIOD), with(KeyCode.DECIMAL), with(KeyCode.SPACE)),
    CLASS_RETURN(Group.CLASS, Feather.ROTATE_CCW, with(KeyCode.HOME)),
    CLASS_RETURN_ALL(Group.CLASS, Feather.REWIND, with(KeyCode.HOME, SHIFT_DOWN)),
    CLASS_UNDO(Group.CLASS, Feather.CORNER_UP_LEFT, with(KeyCode.Z, SHORTCUT_DOWN)),
    CLASS_ANSWER(Group.CLASS, Feather.CHECK_CIRCLE, with(KeyCode.E)),
    CLASS_HAND_1(Group.CLASS, Feather.PLUS, with(KeyCode.DIGIT1), with(KeyCode.NUMPAD1)),
    CLASS_HAND_2(Group.CLASS, Feather.PLUS, with(KeyCode.DIGIT2), with(KeyCode.NUMPAD2)),
    CLASS_HAND_3(Group.CLASS, Feather.PLUS, with(KeyCode.DIGIT3), with(KeyCode.NUMPAD3)),
    CLASS_HAND_4(Group.CLASS, Feather.PLUS, with(KeyCode.DIGIT4), with(KeyCode.NUMPAD4)),
    CLASS_FEWER_1(Group.CLASS, Feather.MINUS, with(KeyCode.DIGIT1, SHIFT_DOWN)),
    CLASS_FEWER_2(Group.CLASS, Feather.MINUS, with(KeyCode.DIGIT2, SHIFT_DOWN)),
    CLASS_FEWER_3(Group.CLASS, Feather.MINUS, with(KeyCode.DIGIT3, SHIFT_DOWN)),
    CLASS_FEWER_4(Group.CLASS, Feather.MINUS, with(KeyCode.DIGIT4, SHIFT_DOWN)),
    CLASS_TAKE_BACK(Group.CLASS, Feather.DELETE, with(KeyCode.BACK_SPACE)),
    CLASS_CLOSE_VOTE(Group.CLASS, Feather.BAR_CHART, with(KeyCode.ENTER)),
    CLASS_SPOTLIGHT(Group.CLASS, Feather.SUN, with(KeyCode.L)),
    CLASS_CONTRAST(Group.CLASS, Feather.COLUMNS, with(KeyCode.D)),
    CLASS_ONE_BACK(Group.CLASS, Feather.SKIP_BACK, with(KeyCode.LEFT)),
    CLASS_ONE_ON(Group.CLASS, Feather.SKIP_FORWARD, with(KeyCode.RIGHT)),
    CLASS_FASTER(Group.CLASS, Feather.FAST_FORWARD, with(KeyCode.UP)),
    CLASS_SLOWER(Group.CLASS, Feather.CLOCK, with(KeyCode.DOWN)),
    CLASS_GO_TO(Group.CLASS, Feather.HASH, with(KeyCode.G)),
    CLASS_REPLAY(Group.CLASS, Feather.REPEAT, with(KeyCode.R)),
    CLASS_DESCRIBE(Group.CLASS, Feather.MESSAGE_SQUARE, with(KeyCode.D, ALT_DOWN, SHIFT_DOWN)),
    CLASS_STEP_ON(Group.CLASS, Feather.CHEVRONS_RIGHT, with(KeyCode.PAGE_DOWN, SHIFT_DOWN)),
    CLASS_STEP_BACK(Group.CLASS, Feather.CHEVRONS_LEFT, with(KeyCode.PAGE_UP, SHIFT_DOWN)),
    CLASS_LEAVE(Group.CLASS, Feather.X, with(KeyCode.ESCAPE)),

    HELP(Group.HELP, Feather.HELP_CIRCLE, with(KeyCode.F1)),
    HINTS(Group.HELP, Feather.MESSAGE_CIRCLE),
    START_AT_OPENING(Group.HELP, Feather.HOME);

    /** Commands that stand together in the menu; its words stand under {@code command.group.<id>}. */
    public enum Group {
        FILE, EDIT, RUN, PLACES, LESSONS, VIEW,
        /** In front of a class: these keys count in the projector view alone, and there before all others. */
        CLASS,
        HELP;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Group group;
    private final Ikon icon;
    private final List<KeyCodeCombination> keys;

    Command(Group group, Ikon icon, KeyCodeCombination... keys) {
        this.group = group;
        this.icon = icon;
        this.keys = List.of(keys);
    }

    public Group group() {
        return group;
    }

    public Ikon icon() {
        return icon;
    }

    /** The first is the one that menus and tooltips name. */
    public List<KeyCodeCombination> keys() {
        return keys;
    }

    /** In kebab case, as ids of controls and keys of texts have it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of its name among the texts. */
    public String words() {
        return "command." + id();
    }

    static List<Command> of(Group group) {
        return Arrays.stream(values()).filter(command -> command.group == group).toList();
    }

    private static KeyCodeCombination with(KeyCode key, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(key, modifiers);
    }
}
