/** Who did what with the platform, and who saw whose data. */
@NullMarked
package org.balancetreasure.audit;

import org.jspecify.annotations.NullMarked;
