package gradlab.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** How a text file's bytes become characters. {@code guessed}: no UTF-8, so windows-1251, the other habit in Russia. */
record CsvEncoding(Charset charset, int markLength, boolean guessed) {

    private static final int[][] ARCHIVES = {{'P', 'K', 3, 4}, {0x1F, 0x8B}, {0xD0, 0xCF, 0x11, 0xE0}, {'%', 'P', 'D', 'F'}};
    private static final int LOOKED_AT = 4096;

    static CsvEncoding of(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new CsvEncoding(StandardCharsets.UTF_8, 3, false);
        }
        // Excel's "Unicode text" is UTF-16.
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new CsvEncoding(StandardCharsets.UTF_16LE, 2, false);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new CsvEncoding(StandardCharsets.UTF_16BE, 2, false);
        }
        boolean utf8 = isUtf8(bytes);
        return new CsvEncoding(utf8 ? StandardCharsets.UTF_8 : Charset.forName("windows-1251"), 0, !utf8);
    }

    /** True for workbooks, archives and whatever else has zero bytes near its start. */
    boolean isBinary(byte[] bytes) {
        for (int[] archive : ARCHIVES) {
            if (startsWith(bytes, archive)) {
                return true;
            }
        }
        boolean wide = charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
        for (int i = 0; i < Math.min(LOOKED_AT, bytes.length) && !wide; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(LOOKED_AT);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        return !result.isError();
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
