/** Live charts: pictures described as data become cards of a grid, and images without a window. */
package gradlab.ui.chart;
