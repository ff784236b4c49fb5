/** The fund data exchange format (JR/T 0017, GB/T 39595): OFD data files and their index files, read and written. */
@NullMarked
package org.balancetreasure.fundfiles;

import org.jspecify.annotations.NullMarked;
