package gradlab;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;

/**
 * The packages as a staircase: each stands on the diagonal, and a dot in its row says which of those before it it uses. Above the
 * diagonal there is nothing. Its colours read on white and on black.
 */
final class PackagePicture {

    private static final int WIDE = 62;
    private static final int HIGH = 34;
    private static final int MARGIN = 12;
    private static final String LINE = "#8c959f";
    private static final String BOX = "#0969da";
    private static final String DOT = "#bf8700";

    private PackagePicture() {
    }

    /** @param uses whether the first package uses the second */
    static String of(List<String> packages, BiPredicate<String, String> uses) {
        int width = 2 * MARGIN + packages.size() * WIDE + 24;
        int height = 2 * MARGIN + packages.size() * HIGH;
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="Inter, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif" font-size="13">
                <title>Пакеты лаборатории: каждый пользуется только тем, что стоит до него</title>
                """, width, height, width, height));
        for (int row = 0; row < packages.size(); row++) {
            int middle = MARGIN + row * HIGH + HIGH / 2;
            String name = packages.get(row);
            if (row > 0) {
                svg.append(String.format(Locale.ROOT, "<path d=\"M%d %dH%d\" stroke=\"%s\" stroke-opacity=\"0.35\"/>%n", centre(0), middle, left(row), LINE));
            }
            if (row < packages.size() - 1) {
                svg.append(String.format(Locale.ROOT, "<path d=\"M%d %dV%d\" stroke=\"%s\" stroke-opacity=\"0.35\"/>%n", centre(row), middle,
                        MARGIN + (packages.size() - 1) * HIGH + HIGH / 2, LINE));
            }
            for (int column = 0; column < row; column++) {
                if (uses.test(name, packages.get(column))) {
                    svg.append(String.format(Locale.ROOT, "<circle cx=\"%d\" cy=\"%d\" r=\"6\" fill=\"%s\" stroke=\"none\"/>%n", centre(column), middle, DOT));
                }
            }
        }
        for (int row = 0; row < packages.size(); row++) {
            int boxWidth = WIDE + 20;
            svg.append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"none\"/>%n", centre(row) - boxWidth / 2,
                    MARGIN + row * HIGH + 4, boxWidth, HIGH - 8, BOX));
            svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#ffffff\" stroke=\"none\">%s</text>%n", centre(row), MARGIN + row * HIGH + HIGH / 2 + 5,
                    packages.get(row)));
        }
        return svg.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static int left(int column) {
        return MARGIN + 12 + column * WIDE;
    }

    private static int centre(int column) {
        return left(column) + WIDE / 2;
    }
}
