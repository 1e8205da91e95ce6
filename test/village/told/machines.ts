// Automatic mail, and what the spam folder holds.
import { ago, workday, type Moment } from '../calendar.ts'
import type { Unsaid } from '../unsaid.ts'

const machine = (
  from: Unsaid['from'],
  at: Moment,
  mailbox: Unsaid['mailbox'],
  subject: string,
  words: string,
  how?: Unsaid['how'],
): Unsaid => ({ kind: 'automatic', from, at, mailbox, subject, words, how })

const courier = { name: 'Pennine Pallets', address: 'no-reply@penninepallets.example' }
const bank = { name: 'Aire Valley Bank', address: 'noreply@airevalleybank.example' }
const till = { name: 'TillPoint', address: 'donotreply@tillpoint.example' }
const daemon = { name: 'Mail Delivery System', address: 'MAILER-DAEMON@mx.reed.example' }

export const automatic: Unsaid[] = [
  machine(
    courier,
    ago(655, '05:12'),
    'shop',
    'Your consignment PP-20417 is out for delivery',
    'Driver: Barry. Expected between 06:00 and 14:00. Please do not reply to this message.',
  ),
  machine(
    courier,
    ago(433, '05:09'),
    'shop',
    'Your consignment PP-28830 is out for delivery',
    'Driver: Barry. Expected between 06:00 and 14:00. Please do not reply to this message.',
  ),
  machine(
    courier,
    ago(222, '05:17'),
    'shop',
    'We missed you: consignment PP-33912',
    'We called at 05:52 but nobody was in. A card has been left under a brick.',
  ),
  machine(
    courier,
    ago(18, '06:40'),
    'shop',
    'Your consignment PP-41170 is DELAYED',
    'Cause: vehicle. Your delivery will now arrive within two working days.',
  ),
  machine(
    bank,
    ago(600, '04:30'),
    'anna',
    'Your statement is ready',
    'Your monthly statement is ready to view. We will never ask for your password by e-mail.',
  ),
  machine(
    bank,
    ago(300, '04:30'),
    'anna',
    'Your statement is ready',
    'Your monthly statement is ready to view. We will never ask for your password by e-mail.',
  ),
  machine(
    bank,
    ago(20, '04:30'),
    'anna',
    'Your statement is ready',
    'Your monthly statement is ready to view. We will never ask for your password by e-mail.',
  ),
  machine(
    till,
    ago(365, '23:55'),
    'shop',
    'Daily summary for till 1',
    'Takings 1,204.60. Voids 2. Someone pressed No Sale eleven times.',
  ),
  machine(till, ago(30, '23:55'), 'shop', 'Daily summary for till 1', 'Takings 1,391.15. Voids 1. Paper running low.'),
  machine(
    { name: 'Eleanor Finch', address: 'eleanor.finch@hotelbellweather.example' },
    workday(71, '09:33'),
    'anna',
    'Automatic reply: New menus, new arrangement',
    'I am on leave until the end of the week with no telephone signal and a very long book. For anything about food please write to Marcus Webb.',
    'away',
  ),
  machine(
    { name: 'Geoff Lumb', address: 'geoff@wharfedalemill.example' },
    workday(65, '14:02'),
    'tom',
    'Automatic reply: Pallet count',
    'Out of the office at the Great Yorkshire Show. Back Monday, sunburnt.',
    'away',
  ),
  machine(
    { name: 'Jess Hartley', address: 'jess@cafesorrel.example' },
    workday(31, '10:15'),
    'tom',
    'Automatic reply: A word from the shop',
    'Thank you for your message. I am not at my desk much at the moment (I am behind the machine). If it is urgent please ring the café.',
    'away',
  ),
  machine(
    daemon,
    ago(204, '10:41'),
    'tom',
    'Undelivered Mail Returned to Sender',
    'I am sorry to have to inform you that your message could not be delivered to one or more recipients: callum.fraser@hotelbellweather.example: unknown user.',
    'bounce',
  ),
  machine(
    daemon,
    ago(77, '16:20'),
    'shop',
    'Undelivered Mail Returned to Sender',
    'I am sorry to have to inform you that your message could not be delivered to one or more recipients: orders@cafesorel.example: host not found.',
    'bounce',
  ),
]

const junk = (name: string, address: string, at: Moment, subject: string, words: string): Unsaid => ({
  kind: 'spam',
  mailbox: 'shop',
  from: { name, address },
  at,
  subject,
  words,
})

export const spam: Unsaid[] = [
  junk(
    'Dr. Prince Adewale',
    'prince.office@lottery-claims.example',
    ago(688, '02:11'),
    'CONFIDENTIAL: FLOUR FORTUNE',
    'Dearest one, I write in respect of the sum of 14.5 million pounds in a trunk of semolina. Kindly furnish your bank details.',
  ),
  junk(
    'SEO Wizards',
    'rank@seo-wizards.example',
    ago(611, '03:47'),
    'Your website is INVISIBLE',
    'Hello Reed Example Team, we noticed that reed.example is not on page one for the keyword "shop". We can fix this.',
  ),
  junk(
    'Pharmacy Online',
    'deals@pills4u.example',
    ago(540, '01:20'),
    'Rise like dough',
    'Discreet packaging. Results guaranteed or your yeast back.',
  ),
  junk(
    'Parcel Service',
    'track@parce1-service.example',
    ago(470, '22:08'),
    'Your parcel is held: pay 1.99 fee',
    'Your parcel could not be delivered. Click here within 12 hours to release it.',
  ),
  junk(
    'Accounts Dept',
    'billing@invoice-portal.example',
    ago(402, '04:44'),
    'Overdue invoice #88213',
    'See attached document. Enable macros to view.',
  ),
  junk(
    'Anna Marsh',
    'anna.marsh.ceo@quickmail.example',
    ago(333, '13:13'),
    'Are you at your desk?',
    'I am in a meeting and need you to buy five gift cards quickly. Do not ring me.',
  ),
  junk(
    'Crypto Baker',
    'moon@breadcoin.example',
    ago(280, '05:05'),
    'BREADCOIN is proving',
    'Get in before it rises. Early investors already have the crust.',
  ),
  junk(
    'LED Lights Factory',
    'sales07@shenzhen-led.example',
    ago(231, '08:20'),
    'Dear Sir/Madam best price LED candle',
    'We are manufacture of LED candle and battery 15 years. MOQ 10000 pcs.',
  ),
  junk(
    'Microsoft Support',
    'security@micros0ft-help.example',
    ago(170, '02:59'),
    'Your mailbox is almost full',
    'Your mailbox has reached 99%. Verify your password to keep your e-mails.',
  ),
  junk(
    'HMRC Refund',
    'refund@hmrc-gov.example',
    ago(119, '00:31'),
    'You are due a tax refund of £438.21',
    'Submit the form with your card number to receive your refund today.',
  ),
  junk(
    'SEO Wizards',
    'rank@seo-wizards.example',
    ago(66, '03:47'),
    'Following up on my last e-mail',
    'Hello Reed Example Team, just bumping this to the top of your inbox.',
  ),
  junk(
    'Ladies of Leeds',
    'hello@meet-tonight.example',
    ago(33, '23:40'),
    'She likes sourdough',
    'Local singles with mature starters are waiting for you.',
  ),
  junk(
    'Winner Department',
    'claims@supermarket-voucher.example',
    ago(9, '01:02'),
    'You have WON a year of groceries',
    'Congratulations shop@reed.example! Confirm your address to claim.',
  ),
]
