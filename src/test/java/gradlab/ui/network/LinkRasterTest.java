package gradlab.ui.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LinkRasterTest {

    private static final int BLUE = 0x0072B2;
    private final LinkRaster raster = new LinkRaster(40, 20);

    private int pixel(int x, int y) {
        return raster.pixels()[y * 40 + x];
    }

    @Test
    void opaqueLineHasItsColourInTheMiddle() {
        raster.line(5, 10, 35, 10, 4, BLUE, 1);

        assertThat(pixel(20, 10)).isEqualTo(0xFF000000 | BLUE);
    }

    @Test
    void lineIsAsWideAsItsThickness() {
        raster.line(5, 10, 35, 10, 4, BLUE, 1);

        int covered = 0;
        for (int y = 0; y < 20; y++) {
            covered += pixel(20, y) >>> 24;
        }
        assertThat(covered).isEqualTo(4 * 255);
    }

    @Test
    void slantedLineIsMeasuredAcrossAndNotDownwards() {
        raster.line(0, 0, 20, 20, 2, BLUE, 1);

        // one pixel below its middle a diagonal line is only 1/√2 away
        double cover = 1.5 - 1 / Math.sqrt(2);
        assertThat(pixel(10, 10) >>> 24).isEqualTo(255);
        assertThat((pixel(10, 11) >>> 24) / 255.0).isCloseTo(cover, Offset.offset(0.01));
    }

    @Test
    void steepLineDoesNotStickOutBeyondItsEnds() {
        raster.line(10, 5, 13, 15, 4, BLUE, 1);

        for (int x = 0; x < 40; x++) {
            assertThat(pixel(x, 1)).isZero();
            assertThat(pixel(x, 18)).isZero();
        }
    }

    @Test
    void thinLineGetsFainter() {
        raster.line(5, 10.5, 35, 10.5, 0.5, BLUE, 1);

        assertThat(pixel(20, 10) >>> 24).isBetween(120, 135);
    }

    @Test
    void pixelsArePremultiplied() {
        raster.line(5, 10.5, 35, 10.5, 3, BLUE, 0.5);

        int alpha = pixel(20, 10) >>> 24;
        assertThat(pixel(20, 10) & 0xFF).isLessThanOrEqualTo(alpha).isCloseTo(0xB2 * alpha / 255, Offset.offset(1));
    }

    @Test
    void laterLinesLieOnTop() {
        raster.line(5, 10.5, 35, 10.5, 3, BLUE, 1);
        raster.line(5, 10.5, 35, 10.5, 3, 0xD55E00, 1);

        assertThat(pixel(20, 10)).isEqualTo(0xFFD55E00);
    }

    @Test
    void linesBeyondTheEdgeAreCut() {
        raster.line(-10, -10, 60, 40, 3, BLUE, 1);

        assertThat(raster.pixels()).contains(0xFF000000 | BLUE);
    }
}
