/** What one person proposes and another approves. */
@NullMarked
package org.balancetreasure.approvals;

import org.jspecify.annotations.NullMarked;
