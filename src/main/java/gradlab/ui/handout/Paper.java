package gradlab.ui.handout;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Sheets of A4, filled from the top; what does not fit goes to the next sheet. All sizes in points. */
final class Paper implements AutoCloseable {

    static final double TEXT = 10.5;
    private static final double MARGIN = 50;
    private static final double WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final double TOP = PDRectangle.A4.getHeight() - MARGIN;
    private static final double LEADING = 1.35;
    /** Room between the border of a cell and its words. */
    private static final double CELL = 4;
    private static final double RAISE = 0.38;
    private static final double SMALL = 0.68;
    /** Bold is the one font with its outline drawn, as wide as this share of the size. */
    private static final double OUTLINE = 0.032;
    /** A font with Cyrillic and Greek that comes with the library. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;
    private PDPageContentStream pen;
    private double y = Double.NEGATIVE_INFINITY;

    Paper(String title) throws IOException {
        try (InputStream stream = PDDocument.class.getResourceAsStream(FONT)) {
            font = PDType0Font.load(document, stream, true);
        }
        document.getDocumentInformation().setTitle(title);
        newPage();
    }

    private void newPage() throws IOException {
        if (pen != null) {
            pen.close();
        }
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pen = new PDPageContentStream(document, page);
        y = TOP;
    }

    /** Begins a new page unless this much room is left on this one. */
    void keepTogether(double height) throws IOException {
        if (y - height < MARGIN) {
            newPage();
        }
    }

    void gap(double height) {
        y -= height;
    }

    /** Lines of words and formulas, broken where the sheet ends. */
    void paragraph(List<Piece> pieces, double size, double indent) throws IOException {
        paragraph(pieces, size, indent, WIDTH - indent);
    }

    private void paragraph(List<Piece> pieces, double size, double indent, double room) throws IOException {
        List<Piece> line = new ArrayList<>();
        double width = 0;
        for (Piece piece : pieces) {
            double wide = width(piece, size) + (piece.spaced() && !line.isEmpty() ? space(size) : 0);
            if (!line.isEmpty() && piece.spaced() && width + wide > room) {
                line(line, size, indent);
                line.clear();
                width = 0;
            }
            line.add(piece);
            width += wide;
        }
        if (!line.isEmpty()) {
            line(line, size, indent);
        }
    }

    private void line(List<Piece> line, double size, double indent) throws IOException {
        double above = size;
        double below = size * (LEADING - 1);
        for (Piece piece : line) {
            if (piece instanceof Piece.Picture picture) {
                above = Math.max(above, picture.height() - picture.depth() + 2);
                below = Math.max(below, picture.depth() + 3);
            }
        }
        keepTogether(above + below);
        double base = y - above;
        double x = MARGIN + indent;
        boolean first = true;
        for (Piece piece : line) {
            x += piece.spaced() && !first ? space(size) : 0;
            first = false;
            switch (piece) {
                case Piece.Word word -> text(word.text(), x, base + word.level() * RAISE * size * (word.level() > 0 ? 1 : 0.4),
                        word.level() == 0 ? size : size * SMALL, word.bold());
                case Piece.Picture picture -> pen.drawImage(LosslessFactory.createFromImage(document, picture.image()), (float) x,
                        (float) (base - picture.depth()), (float) picture.width(), (float) picture.height());
            }
            x += width(piece, size);
        }
        y = base - below;
    }

    private void text(String text, double x, double base, double size, boolean bold) throws IOException {
        pen.beginText();
        pen.setFont(font, (float) size);
        pen.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        pen.setLineWidth((float) (bold ? OUTLINE * size : 1));
        pen.newLineAtOffset((float) x, (float) base);
        pen.showText(known(text));
        pen.endText();
    }

    private double width(Piece piece, double size) {
        return switch (piece) {
            case Piece.Word word -> width(word.text(), word.level() == 0 ? size : size * SMALL);
            case Piece.Picture picture -> picture.width();
        };
    }

    private double width(String text, double size) {
        try {
            return font.getStringWidth(known(text)) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double space(double size) {
        return width(" ", size);
    }

    /** The text with a question mark for every letter that the font does not have. */
    private String known(String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(letter -> known.appendCodePoint(has(letter) ? letter : '?'));
        return known.toString();
    }

    private boolean has(int letter) {
        try {
            font.encode(Character.toString(letter));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** An option with a box to tick, or ticked. */
    void option(List<Piece> pieces, boolean ticked) throws IOException {
        keepTogether(TEXT * LEADING);
        double side = 8;
        double left = MARGIN + 6;
        double bottom = y - TEXT + 1;
        pen.setLineWidth(0.8f);
        pen.addRect((float) left, (float) bottom, (float) side, (float) side);
        pen.stroke();
        if (ticked) {
            pen.setLineWidth(1.6f);
            pen.moveTo((float) (left + 1.5), (float) (bottom + 4));
            pen.lineTo((float) (left + 3.5), (float) (bottom + 1.5));
            pen.lineTo((float) (left + 7.5), (float) (bottom + 8.5));
            pen.stroke();
        }
        paragraph(pieces, TEXT, 22);
        y -= 2;
    }

    /** Words, then a line to write on up to the right edge. */
    void blank(List<Piece> pieces) throws IOException {
        y -= 5;
        keepTogether(TEXT * LEADING);
        double from = MARGIN + pieces.stream().mapToDouble(piece -> width(piece, TEXT) + (piece.spaced() ? space(TEXT) : 0)).sum() + 8;
        rule(from, y - TEXT - 2);
        paragraph(pieces, TEXT, 0);
    }

    /** Empty lines to write on. */
    void lines(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            keepTogether(20);
            y -= 20;
            rule(MARGIN, y);
        }
        y -= 6;
    }

    private void rule(double from, double at) throws IOException {
        pen.setLineWidth(0.5f);
        pen.moveTo((float) from, (float) at);
        pen.lineTo((float) (MARGIN + WIDTH), (float) at);
        pen.stroke();
    }

    /** A curve on axes: places and heights between 0 and 1, NaN where there is nothing. */
    record Curve(double[] places, double[] heights, float[] dashes) {
    }

    /**
     * Axes to draw a curve on, with their names at the ends.
     *
     * @param low,high written at the vertical axis; empty where that is for the reader to say
     * @param curves none for an empty sheet
     */
    void axes(List<Piece> vertical, String horizontal, String end, String low, String high, List<Curve> curves) throws IOException {
        double height = 120;
        double width = 300;
        keepTogether(height + 4 * TEXT);
        paragraph(vertical, TEXT * 0.85, 10);
        y -= high.isEmpty() ? 0 : 6;
        double small = TEXT * 0.85;
        double left = MARGIN + 12 + Math.max(width(low, small), width(high, small));
        double bottom = y - height;
        pen.setLineWidth(0.3f);
        for (int i = 1; i <= 5; i++) {
            pen.moveTo((float) left, (float) (bottom + height * i / 5));
            pen.lineTo((float) (left + width), (float) (bottom + height * i / 5));
            pen.moveTo((float) (left + width * i / 5), (float) bottom);
            pen.lineTo((float) (left + width * i / 5), (float) (bottom + height));
        }
        pen.stroke();
        pen.setLineWidth(1);
        pen.moveTo((float) left, (float) (bottom + height));
        pen.lineTo((float) left, (float) bottom);
        pen.lineTo((float) (left + width), (float) bottom);
        pen.stroke();
        pen.setLineWidth(1.4f);
        for (Curve curve : curves) {
            draw(curve, left, bottom, width, height);
        }
        pen.setLineDashPattern(new float[0], 0);
        text(low, left - width(low, small) - 3, bottom - 1, small, false);
        text(high, left - width(high, small) - 3, bottom + height - small / 2, small, false);
        text("0", left - 2, bottom - small - 1, small, false);
        text(end, left + width - width(end, small) / 2, bottom - small - 1, small, false);
        text(horizontal, left + width + 8, bottom - 3, small, false);
        y = bottom - 2 * TEXT;
    }

    private void draw(Curve curve, double left, double bottom, double width, double height) throws IOException {
        pen.setLineDashPattern(curve.dashes(), 0);
        boolean open = false;
        for (int i = 0; i < curve.places().length; i++) {
            if (Double.isNaN(curve.heights()[i])) {
                open = false;
                continue;
            }
            float x = (float) (left + width * curve.places()[i]);
            float up = (float) (bottom + height * curve.heights()[i]);
            if (open) {
                pen.lineTo(x, up);
            } else {
                pen.moveTo(x, up);
            }
            open = true;
        }
        pen.stroke();
    }

    /** A table: the first column takes what the others leave; the first row is its head. */
    void table(List<List<List<Piece>>> rows, double columnWidth) throws IOException {
        double row = TEXT * 1.9;
        int columns = rows.getFirst().size();
        double first = WIDTH - (columns - 1) * columnWidth;
        keepTogether(Math.min(rows.size(), 4) * row);
        for (List<List<Piece>> cells : rows) {
            keepTogether(row);
            double top = y;
            double lowest = y - row;
            for (int column = 0; column < columns; column++) {
                y = top - CELL;
                double indent = column == 0 ? CELL : first + (column - 1) * columnWidth + CELL;
                paragraph(cells.get(column), TEXT * 0.9, indent, (column == 0 ? first : columnWidth) - 2 * CELL);
                lowest = Math.min(lowest, y - 2);
            }
            y = lowest;
            pen.setLineWidth(0.5f);
            pen.addRect((float) MARGIN, (float) lowest, (float) WIDTH, (float) (top - lowest));
            for (int column = 1; column < columns; column++) {
                double at = MARGIN + first + (column - 1) * columnWidth;
                pen.moveTo((float) at, (float) top);
                pen.lineTo((float) at, (float) lowest);
            }
            pen.stroke();
        }
        y -= 8;
    }

    /** Writes the page numbers and the whole as a PDF. */
    void save(OutputStream out) throws IOException {
        pen.close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            String number = (i + 1) + " / " + pages;
            try (PDPageContentStream foot = new PDPageContentStream(document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true)) {
                foot.beginText();
                foot.setFont(font, 8.5f);
                foot.newLineAtOffset((float) (MARGIN + WIDTH - width(number, 8.5)), 28);
                foot.showText(number);
                foot.endText();
            }
        }
        pen = null;
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        if (pen != null) {
            pen.close();
        }
        document.close();
    }
}
