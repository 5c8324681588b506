package gradlab.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import gradlab.catalogue.BadInput;
import gradlab.catalogue.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A CSV file in memory: its rows, and the way back from a cell to its place in the file. The one class that knows the
 * CSV parser. May be read several times with the same result, whatever happens to the file meanwhile.
 */
final class CsvText {

    static final int MAX_BYTES = 200 << 20;
    /** Characters in one row; the parser's buffer may grow no further either. */
    static final int MAX_ROW = 1 << 20;
    private static final String SEPARATOR_LINE = "sep=";

    private final Path path;
    private final byte[] bytes;
    private final CsvEncoding encoding;
    private final char separator;
    private final boolean separatorLine;

    private CsvText(Path path, byte[] bytes, CsvEncoding encoding) {
        this.path = path;
        this.bytes = bytes;
        this.encoding = encoding;
        List<String> lines = firstLines();
        // Excel writes such a line above the header to tell itself the separator; a quotation mark is none.
        String first = lines.isEmpty() ? "" : lines.getFirst();
        this.separatorLine = first.length() == SEPARATOR_LINE.length() + 1 && first.startsWith(SEPARATOR_LINE) && !first.endsWith("\"");
        this.separator = separatorLine ? first.charAt(first.length() - 1) : Separator.of(lines);
    }

    /**
     * Reads the file.
     *
     * @throws BadInput if it is missing, unreadable, empty, too large or not a text
     */
    static CsvText read(Path path) {
        InputFile.check(path);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            if (Files.size(path) > MAX_BYTES) {
                throw BadInput.at(InputFile.start(path), "csv.too-large", Files.size(path) >> 20, MAX_BYTES >> 20);
            }
            bytes = in.readNBytes(MAX_BYTES);
        } catch (IOException e) {
            throw InputFile.failed(path, e);
        }
        CsvEncoding encoding = CsvEncoding.of(bytes);
        if (encoding.isBinary(bytes)) {
            throw BadInput.at(InputFile.start(path), "csv.not-text");
        }
        CsvText text = new CsvText(path, bytes, encoding);
        if (text.firstLines().isEmpty()) {
            throw BadInput.at(InputFile.start(path), "csv.empty");
        }
        return text;
    }

    /** True if the bytes were no UTF-8 and were taken for windows-1251. */
    boolean isGuessed() {
        return encoding.guessed();
    }

    /** True where a comma cannot be a separator, so that it may stand in a number. */
    boolean hasDecimalComma() {
        return separator != ',';
    }

    /**
     * Hands every row that is not empty to {@code visitor}, the header first.
     *
     * @throws BadInput if a row is too long or too wide, or a quotation mark is not closed
     */
    void forEachRow(Consumer<CsvRow> visitor) {
        CsvRowHandler handler = new CsvRowHandler(this);
        try (CsvReader<CsvRow> rows = CsvReader.builder().fieldSeparator(separator).allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(MAX_ROW).build(handler, reader())) {
            if (separatorLine) {
                rows.skipLines(1);
            }
            rows.forEach(visitor);
        } catch (CsvParseException e) {
            if (e.getCause() instanceof BadInput problem) {
                throw problem;
            }
            boolean quoted = Places.startsWithQuote(reader(), separator, handler.line(), handler.fields());
            throw BadInput.at(placeOf(handler.line(), handler.fields()), quoted ? "csv.quotes" : "csv.long-row", MAX_ROW);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    /** Where the field with this index (from 0) of the row that starts in this line stands in the file. */
    Place placeOf(int line, int field) {
        return Places.of(path.toString(), reader(), separator, line, field);
    }

    private Reader reader() {
        int skipped = encoding.markLength();
        Charset charset = encoding.charset();
        return new InputStreamReader(new ByteArrayInputStream(bytes, skipped, bytes.length - skipped), charset);
    }

    /** The first two lines with anything in them, as far as a row may reach. */
    private List<String> firstLines() {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        try (Reader in = new java.io.BufferedReader(reader())) {
            int c = in.read();
            for (int read = 0; c >= 0 && read < MAX_ROW && lines.size() < 2; read++, c = in.read()) {
                if (c == '\n' || c == '\r') {
                    addUnlessBlank(line, lines);
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
        addUnlessBlank(line, lines);
        return lines;
    }

    private static void addUnlessBlank(StringBuilder line, List<String> lines) {
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
    }
}
