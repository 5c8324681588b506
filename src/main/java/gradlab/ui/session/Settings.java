package gradlab.ui.session;

import gradlab.train.Room;
import gradlab.ui.theme.Palette;
import java.util.Optional;
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
 */
public record Settings(boolean dark, String language, double width, double height, boolean maximized, boolean lesson, int memory,
        int spectra) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double LEAST = 300;
    private static final double MOST = 20_000;

    /** What a first start shows. */
    public static final Settings FIRST = new Settings(false, "ru", 1280, 720, false, true,
            (int) (Room.USUAL.checkpoints() >> 20), (int) (Room.USUAL.spectra() >> 20));

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
                    size(node.path("memory"), FIRST.memory), size(node.path("spectra"), FIRST.spectra));
        } catch (JacksonException e) {
            return FIRST;
        }
    }

    private static int size(JsonNode node, int usual) {
        return Math.clamp(node.asInt(usual), Room.LEAST, Room.MOST);
    }

    private static double size(JsonNode node, double usual) {
        double size = node.asDouble(usual);
        return size >= LEAST && size <= MOST ? size : usual;
    }
}
