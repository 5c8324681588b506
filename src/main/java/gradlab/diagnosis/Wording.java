package gradlab.diagnosis;

import gradlab.catalogue.Texts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Findings in the words of one language. */
public final class Wording {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final double GREAT = 1e6;
    private static final double SMALL = 1e-4;

    private final Texts texts;

    public Wording(Texts texts) {
        this.texts = texts;
    }

    /** A stretch of a sentence: words between two numbers, or one number. */
    public record Piece(String text, Optional<Quantity> quantity) {
    }

    /** The sentence, cut where its numbers stand. */
    public List<Piece> pieces(Finding finding) {
        String template = texts.get(finding.key());
        List<Piece> pieces = new ArrayList<>();
        Matcher place = PLACE.matcher(template);
        int from = 0;
        while (place.find()) {
            Quantity quantity = finding.numbers().get(Integer.parseInt(place.group(1)));
            if (place.start() > from) {
                pieces.add(new Piece(template.substring(from, place.start()), Optional.empty()));
            }
            pieces.add(new Piece(number(quantity), Optional.of(quantity)));
            from = place.end();
        }
        if (from < template.length()) {
            pieces.add(new Piece(template.substring(from), Optional.empty()));
        }
        return pieces;
    }

    public String sentence(Finding finding) {
        return pieces(finding).stream().map(Piece::text).collect(Collectors.joining());
    }

    /** The remedies of a finding, by their names, parted by a dot. */
    public String remedies(Finding finding) {
        return finding.remedies().stream().map(remedy -> texts.get("remedy." + remedy.id())).collect(Collectors.joining(" · "));
    }

    /** As a file has it: the sentence, its evidence as numbers, and the ids of the remedies. */
    public Map<String, Object> entry(Finding finding) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("rule", finding.rule());
        entry.put("severity", finding.severity().id());
        entry.put("layer", finding.layer());
        entry.put("since", finding.since());
        entry.put("sentence", sentence(finding));
        entry.put("evidence", finding.evidence().stream().map(quantity -> Map.of("series", quantity.series(),
                "step", (long) quantity.step(), "value", finite(quantity.value()))).toList());
        entry.put("remedies", finding.remedies().stream().map(Remedy::id).toList());
        return entry;
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : Double.toString(value);
    }

    /** A number as it stands in a sentence: as few digits as it needs, decimal comma in Russian, powers of ten written out. */
    public String number(Quantity quantity) {
        double value = quantity.value();
        if (Double.isNaN(value)) {
            return "—";
        }
        return switch (quantity.form()) {
            case WHOLE -> decimal(value, 0);
            case PERCENT -> decimal(100 * value, Math.abs(value) < 0.1 ? 1 : 0) + "\u00A0%";
            case NUMBER -> significant(value);
            case TIMES -> times(value);
        };
    }

    private String times(double value) {
        if (Double.isInfinite(value)) {
            return texts.get("diagnosis.times.many", significant(value));
        }
        double told = value < 10 ? Math.round(10 * value) / 10.0 : rounded(value, value < 100 ? 1 : 0);
        boolean whole = told == Math.rint(told) && told < GREAT;
        long lastTwo = (long) told % 100;
        long last = (long) told % 10;
        boolean few = !whole && told < GREAT || whole && last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14);
        return texts.get(few ? "diagnosis.times.few" : "diagnosis.times.many", significant(told));
    }

    /** The value with one digit more than {@code more} significant ones. */
    private static double rounded(double value, int more) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - more);
        return Math.rint(value / unit) * unit;
    }

    private String significant(double value) {
        double size = Math.abs(value);
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (size != 0 && (size < SMALL || size >= GREAT)) {
            // rounded first: 9.96 has one digit more afterwards; and the power of the least numbers is itself too small for a number
            BigDecimal told = new BigDecimal(value).round(new MathContext(2));
            int power = told.precision() - told.scale() - 1;
            String mantissa = decimal(told.movePointLeft(power).doubleValue(), 1);
            return (mantissa.equals("1") ? "" : mantissa.equals("−1") ? "−" : mantissa + "·") + "10" + raised(power);
        }
        if (size >= 100 || size == 0) {
            return decimal(value, 0);
        }
        int digits = (int) Math.max(0, 1 - Math.floor(Math.log10(size)));
        return decimal(value, digits);
    }

    private String decimal(double value, int digits) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(texts.locale());
        symbols.setMinusSign('−');
        symbols.setGroupingSeparator('\u00A0');
        return new DecimalFormat((Math.abs(value) >= 10_000 ? "#,##0" : "0") + (digits == 0 ? "" : "." + "#".repeat(digits)), symbols).format(value);
    }

    private static String raised(int power) {
        StringBuilder digits = new StringBuilder(power < 0 ? "⁻" : "");
        Integer.toString(Math.abs(power)).chars().forEach(digit -> digits.append(RAISED.charAt(digit - '0')));
        return digits.toString();
    }
}
