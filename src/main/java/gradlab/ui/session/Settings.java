package gradlab.ui.session;

import gradlab.train.Room;
import gradlab.ui.theme.Palette;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the window looks, kept from one start to the next.
 *
 * @param language {@code ru} or {@code en}
 * @param width of the window in pixels, with its height
 * @param lesson whether the lesson is showing
 * @param memory megabytes for checkpoints of all runs
 * @param spectra megabytes for spectra and distributions of all runs
 * @param textScale size of all text, 1 for 100 %
 * @param motion whether things move as little as possible
 * @param guide what the window says to a newcomer
 * @param charts the user's own grid of charts as the grid writes it, empty if it is as at first
 */
public record Settings(boolean dark, String language, double width, double height, boolean maximized, boolean lesson, int memory,
        int spectra, double textScale, Motion motion, Newcomer guide, String charts) {

    /** Whether things move. */
    public enum Motion {
        /** As the computer is set. */
        SYSTEM, REDUCED, FULL
    }

    /**
     * What is kept for a newcomer.
     *
     * @param start whether the lab opens with the start page
     * @param hint number of the next hint, from 1; beyond the last one there is none
     */
    public record Newcomer(boolean start, int hint) {
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double LEAST = 300;
    private static final double MOST = 20_000;
    /** Sizes of all text. */
    public static final double LEAST_TEXT = 1;
    public static final double MOST_TEXT = 2.5;

    /** What a first start shows. */
    public static final Settings FIRST = new Settings(false, "ru", 1280, 720, false, true,
            (int) (Room.USUAL.checkpoints() >> 20), (int) (Room.USUAL.spectra() >> 20), 1, Motion.SYSTEM, new Newcomer(false, 1), "");

    public Palette palette() {
        return dark ? Palette.DARK : Palette.LIGHT;
    }

    /** What the runs may remember. */
    public Room room() {
        return Room.ofMegabytes(memory, spectra);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    /** What was kept; whatever cannot be understood is as at a first start. */
    static Settings read(Optional<String> text) {
        if (text.isEmpty()) {
            return FIRST;
        }
        try {
            JsonNode node = JSON.readTree(text.get());
            return new Settings(node.path("dark").asBoolean(FIRST.dark), node.path("language").asString(FIRST.language).equals("en") ? "en" : "ru",
                    size(node.path("width"), FIRST.width), size(node.path("height"), FIRST.height),
                    node.path("maximized").asBoolean(FIRST.maximized), node.path("lesson").asBoolean(FIRST.lesson),
                    size(node.path("memory"), FIRST.memory), size(node.path("spectra"), FIRST.spectra), text(node.path("textScale")),
                    motion(node.path("motion").asString("")), newcomer(node.path("guide")),
                    node.path("charts").asString(FIRST.charts));
        } catch (JacksonException e) {
            return FIRST;
        }
    }

    private static double text(JsonNode node) {
        double text = node.asDouble(FIRST.textScale);
        return text >= LEAST_TEXT && text <= MOST_TEXT ? text : FIRST.textScale;
    }

    private static Motion motion(String name) {
        return Stream.of(Motion.values()).filter(motion -> motion.name().equals(name)).findFirst().orElse(FIRST.motion);
    }

    private static Newcomer newcomer(JsonNode node) {
        return new Newcomer(node.path("start").asBoolean(FIRST.guide.start), node.path("hint").asInt(FIRST.guide.hint));
    }

    private static int size(JsonNode node, int usual) {
        return Math.clamp(node.asInt(usual), Room.LEAST, Room.MOST);
    }

    private static double size(JsonNode node, double usual) {
        double size = node.asDouble(usual);
        return size >= LEAST && size <= MOST ? size : usual;
    }
}
