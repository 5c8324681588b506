package gradlab.ui;

import gradlab.catalogue.Texts;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The words of the window in the language of the moment. Bindings follow a switch of the language at once. */
public final class Words {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final Pattern POWER = Pattern.compile("(?:([\\d.,]+)[·*×])?10(⁻?[" + RAISED + "]+)");

    private static final Pattern POINT = Pattern.compile("(?<![\\w.])(\\d+)\\.(\\d+(?:e[+-]?\\d+)?)(?![\\w.])");

    private final ObjectProperty<Texts> texts;

    public Words(Texts start) {
        texts = new SimpleObjectProperty<>(start);
    }

    /** The sentences in force; set it to switch the language. */
    public ObjectProperty<Texts> textsProperty() {
        return texts;
    }

    public Texts texts() {
        return texts.get();
    }

    public Locale locale() {
        return texts.get().locale();
    }

    public String get(String key, Object... args) {
        return texts.get().get(key, args);
    }

    /** A text that follows the language. */
    public StringBinding of(String key, Object... args) {
        return Bindings.createStringBinding(() -> get(key, args), texts);
    }

    /** A number with up to {@code digits} significant digits, decimal comma in Russian; 9,1·10⁻⁵ when very small or large. */
    public String number(double value, int digits) {
        if (Double.isNaN(value)) {
            return "—";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        boolean plain = size == 0 || size >= 1e-3 && size < 1e6;
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale());
        symbols.setMinusSign('−');
        symbols.setGroupingSeparator('\u00A0');
        if (!plain) {
            String[] parts = new DecimalFormat((digits > 1 ? "0." + "#".repeat(digits - 1) : "0") + "E0", symbols).format(value).split("E");
            String power = powerOfTen(Integer.parseInt(parts[1].replace('−', '-')));
            return parts[0].equals("1") ? power : parts[0].equals("−1") ? "−" + power : parts[0] + "·" + power;
        }
        int whole = size < 1 ? 1 : (int) Math.floor(Math.log10(size)) + 1;
        int leadingZeros = size > 0 && size < 1 ? (int) -Math.floor(Math.log10(size)) - 1 : 0;
        int fraction = Math.max(0, size < 1 ? digits + leadingZeros : digits - whole);
        // a pattern that ends in a point would always write the point
        String decimals = fraction == 0 ? "" : "." + "#".repeat(fraction);
        return new DecimalFormat((size >= 10_000 ? "#,##0" : "0") + decimals, symbols).format(value);
    }

    /** A power of ten as people write it: 10⁻³ for −3. */
    public static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(RAISED.charAt(digit - '0'));
        }
        return text.toString();
    }

    /** A number as people type or copy it, with the signs that {@code parseDouble} knows: −9,1·10⁻⁵ becomes -9,1e-5. */
    public static String plain(String typed) {
        String plain = typed.replaceAll("[\\s\u00a0\u202f]", "").replace('−', '-');
        return POWER.matcher(plain).replaceAll(found -> (found.group(1) == null ? "1" : found.group(1)) + "e"
                + found.group(2).chars().mapToObj(c -> c == '⁻' ? "-" : String.valueOf(RAISED.indexOf(c))).collect(Collectors.joining()));
    }

    /** The notation of experiment files as people read it: in Russian its numbers have a decimal comma. */
    public String notation(String written) {
        return locale().getLanguage().equals("ru") ? POINT.matcher(written).replaceAll("$1,$2") : written;
    }

    /** A name as it stands inside a sentence: «скорость» for «Скорость»; names like L2 stay as they are. */
    public static String inSentence(String name) {
        boolean word = name.length() > 1 && Character.isUpperCase(name.charAt(0)) && Character.isLowerCase(name.charAt(1));
        return word ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name;
    }

    /** A share 0..1 in percent. */
    public String percent(double share) {
        return Double.isNaN(share) ? "—" : number(100 * share, Math.abs(share) < 0.1 ? 2 : 3) + "\u00A0%";
    }

    /** A whole number with thin groups. */
    public String whole(long value) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale());
        symbols.setGroupingSeparator('\u00A0');
        return new DecimalFormat("#,##0", symbols).format(value);
    }
}
