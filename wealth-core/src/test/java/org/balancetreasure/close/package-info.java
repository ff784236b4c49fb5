/** Tests of the close. */
@NullMarked
package org.balancetreasure.close;

import org.jspecify.annotations.NullMarked;
