package gradlab.catalogue;

import java.math.BigDecimal;

/**
 * A number within a sentence, as people write it: a real minus, groups of three digits, a power of ten where there would be many zeros. The
 * decimal point stays, for these sentences say what to write into a file. What a file holds is never told so, but quoted.
 */
public record Amount(double value) implements Worded {

    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int GROUPED_FROM = 10_000;

    @Override
    public String in(Texts texts) {
        String sign = value < 0 ? "−" : "";
        double size = Math.abs(value);
        BigDecimal exact = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (size != 0 && (exponent < -3 || exponent > 5 && exact.precision() == 1 || exponent > 15)) {
            String digits = exact.scaleByPowerOfTen(-exponent).toPlainString();
            return sign + (digits.equals("1") ? "" : digits + "·") + "10" + raised(exponent);
        }
        String plain = exact.toPlainString();
        return sign + (size >= GROUPED_FROM && exact.scale() <= 0 ? plain.replaceAll("\\B(?=(\\d{3})+$)", "\u00A0") : plain);
    }

    private static String raised(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> text.append(RAISED.charAt(digit - '0')));
        return text.toString();
    }
}
