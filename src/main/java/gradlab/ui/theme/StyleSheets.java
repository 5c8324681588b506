package gradlab.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Style sheets in any size of the text. They are written for 100 %; at another size every length in them is multiplied, so
 * that rows, buttons and icons grow with the words. Sheets at 100 % are taken as they are. FX thread only.
 */
public final class StyleSheets {

    private static final Pattern LENGTHS = Pattern.compile("(-fx-(?:padding|label-padding|font-size|icon-size|size|cell-size|spacing|hgap|vgap"
            + "|graphic-text-gap|line-spacing|indent|(?:min|pref|max)-(?:width|height)|translate-[xy]|tick-length|stroke-width"
            + "|(?:background|border)-(?:radius|insets)|border-width)\\s*:)([^;}]*)");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.#-])(-?\\d*\\.?\\d+)(px)?(?![\\w.%])");

    private final Map<String, String> made = new HashMap<>();
    private double scale = 1;

    /**
     * The address of a sheet in a size of the text.
     *
     * @param wanted 1 for 100 %
     */
    public String at(URL sheet, double wanted) {
        if (wanted != scale) {
            made.clear();
            scale = wanted;
        }
        String address = sheet.toExternalForm();
        return wanted == 1 ? address : made.computeIfAbsent(address, _ -> inline(scaled(text(sheet), wanted)));
    }

    /** A sheet of this text as an address. */
    public static String inline(String text) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A sheet with all its lengths in pixels multiplied; em follow the text by themselves. */
    static String scaled(String text, double scale) {
        return LENGTHS.matcher(text).replaceAll(found -> multiplied(found.group(1), found.group(2), scale));
    }

    private static String text(URL sheet) {
        try (InputStream in = sheet.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String multiplied(String property, String value, double scale) {
        return property + NUMBER.matcher(value).replaceAll(number -> {
            double length = Math.round(Double.parseDouble(number.group(1)) * scale * 100) / 100.0;
            return (length == Math.rint(length) ? String.valueOf((long) length) : String.valueOf(length)) + (number.group(2) == null ? "" : "px");
        });
    }
}
