/** What ails a training, in words: rules that read the records of a run, each complaint with its numbers and remedies. */
package gradlab.diagnosis;
