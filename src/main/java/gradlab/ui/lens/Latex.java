package gradlab.ui.lens;

import gradlab.ui.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Numbers in LaTeX, in the language of the moment. */
final class Latex {

    private static final int DIGITS = 4;
    private static final Pattern POWER = Pattern.compile("10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private final Words words;

    Latex(Words words) {
        this.words = words;
    }

    String number(double value) {
        return number(value, DIGITS);
    }

    String number(double value, int digits) {
        String text = words.number(value, digits);
        if (Double.isNaN(value)) {
            return "\\mathrm{NaN}";
        }
        String powers = POWER.matcher(text).replaceAll(found -> {
            StringBuilder exponent = new StringBuilder(found.group(1).isEmpty() ? "" : "-");
            found.group(2).chars().forEach(c -> exponent.append(RAISED.indexOf(c)));
            return "10^{" + exponent + "}";
        });
        return powers.replace("−", "-").replace(",", "{,}").replace("·", "\\cdot ").replace("\u00a0", "\\,").replace("∞", "\\infty ");
    }

    /** The same where something stands before it: a negative number in brackets. */
    String inner(double value) {
        String number = number(value);
        return value < 0 ? "(" + number + ")" : number;
    }

    /** A template with its numbers in the places of {@code #}. */
    String filled(String template, List<Double> numbers, int digits) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c != '#') {
                text.append(c);
                continue;
            }
            double value = numbers.get(next++);
            boolean raised = i + 1 < template.length() && template.charAt(i + 1) == '^';
            boolean first = i == 0 || template.charAt(i - 1) == '{' || template.charAt(i - 1) == '(' || template.charAt(i - 1) == ',';
            String number = number(value, digits);
            boolean bracket = value < 0 && !first || raised && (value < 0 || number.contains("10^"));
            text.append(bracket ? "(" + number + ")" : number);
        }
        return text.toString();
    }

    /**
     * A sum of products, its largest terms written out and the others in one number.
     *
     * @param most terms that are written out
     * @param rest what the others are called, with their number for {@code {0}}
     */
    String sum(double[] a, double[] b, int most, String rest) {
        int n = a.length;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        if (n > most) {
            order.sort(Comparator.comparingDouble(i -> -Math.abs(a[i] * b[i])));
            order = new ArrayList<>(order.subList(0, most));
            order.sort(Comparator.naturalOrder());
        }
        StringBuilder text = new StringBuilder();
        double shown = 0;
        for (int i : order) {
            text.append(text.isEmpty() ? number(a[i]) : "+" + inner(a[i])).append("\\cdot ").append(inner(b[i]));
            shown += a[i] * b[i];
        }
        if (n > most) {
            double all = 0;
            for (int i = 0; i < n; i++) {
                all += a[i] * b[i];
            }
            text.append("+\\underbrace{").append(inner(all - shown)).append("}_{").append("\\text{").append(rest.replace("{0}", String.valueOf(n - most))).append("}}");
        }
        return text.toString();
    }

    /** A sum of numbers in the same way. */
    String sum(double[] terms, int most, String rest) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < terms.length; i++) {
            order.add(i);
        }
        if (terms.length > most) {
            order.sort(Comparator.comparingDouble(i -> -Math.abs(terms[i])));
            order = new ArrayList<>(order.subList(0, most));
            order.sort(Comparator.naturalOrder());
        }
        StringBuilder text = new StringBuilder();
        double shown = 0;
        for (int i : order) {
            text.append(text.isEmpty() ? number(terms[i]) : "+" + inner(terms[i]));
            shown += terms[i];
        }
        if (terms.length > most) {
            double all = 0;
            for (double term : terms) {
                all += term;
            }
            text.append("+\\underbrace{").append(inner(all - shown)).append("}_{\\text{").append(rest.replace("{0}", String.valueOf(terms.length - most))).append("}}");
        }
        return text.toString();
    }
}
