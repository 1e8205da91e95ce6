/** Words of what people do in a company, as they stand below a name, by language. */
import { anyOf, phrases } from './phrases.ts'

const roles = phrases({
  en: `manager | director | president | vice president | vp | svp | evp | ceo | cto | cfo | coo | cmo | cio | chief | officer | head of | lead | team lead | leader | engineer | developer | programmer | architect | designer |
    consultant | adviser | advisor | analyst | accountant | bookkeeper | assistant | secretary | administrator | coordinator | co-ordinator | representative | specialist | supervisor | technician | trader | scheduler | buyer | purchaser | planner |
    editor | writer | producer | lawyer | attorney | counsel | solicitor | barrister | paralegal | partner | associate | founder | co-founder | cofounder | owner | proprietor | chairman | chairwoman | chair | trustee | treasurer | professor | lecturer |
    teacher | researcher | scientist | fellow | student | doctor | physician | nurse | dentist | therapist | veterinarian | pharmacist | agent | broker | realtor | executive | principal | intern | trainee | apprentice | operator | controller | auditor |
    recruiter | clerk | receptionist | strategist | evangelist | ambassador | marketer | foreman | carpenter | electrician | plumber | baker | chef | mechanic | customer service | customer care | customer success | human resources | sales | marketing | support`,
  de: `geschäftsführer | geschäftsführerin | geschäftsführung | geschäftsleitung | inhaber | inhaberin | leiter | leiterin | leitung | vorstand | prokurist | prokuristin | vertrieb | einkauf | buchhaltung | sachbearbeiter | sachbearbeiterin |
    assistenz | assistentin | sekretariat | berater | beraterin | ingenieur | ingenieurin | entwickler | entwicklerin | projektleiter | projektleiterin | rechtsanwalt | rechtsanwältin | steuerberater | steuerberaterin | referent | referentin |
    kundenbetreuung | kundenservice | kundendienst | meister | dipl.-ing | außendienst | innendienst | abteilungsleiter | teamleiter | mitarbeiter | mitarbeiterin | personalabteilung | disposition`,
  fr: `directeur | directrice | responsable | gérant | gérante | président | présidente | chef de | chargé de | chargée de | ingénieur | ingénieure | consultant | consultante | conseiller | conseillère | assistante | secrétaire | comptable | commercial |
    commerciale | avocat | avocate | fondateur | fondatrice | développeur | technicien | technicienne | acheteur | service client`,
  es: `gerente | directora | jefe de | jefa de | responsable de | ingeniero | ingeniera | abogado | abogada | asesor | asesora | encargado | encargada | coordinador | coordinadora | presidente | presidenta | socio | socia | técnico | contable | secretaria | comercial | ventas |
    atención al cliente | consultor | consultora | administración`,
  pt: `diretor | diretora | gestor | gestora | coordenador | coordenadora | engenheiro | engenheira | advogado | advogada | sócio | sócia | analista | supervisor | vendas | administrador | atendimento ao cliente | assistente`,
  it: `direttore | direttrice | responsabile | amministratore | titolare | ingegnere | avvocato | consulente | segretaria | impiegato | impiegata | ufficio | capo | presidente | socio | commerciale | tecnico`,
  nl: `directeur | eigenaar | medewerker | adviseur | hoofd | bestuurder | secretaresse | boekhouder | inkoper | verkoper | ontwikkelaar | klantenservice | teamleider | projectleider | manager verkoop`,
  nordic: `direktør | daglig leder | leder | chef | vd | verkställande direktör | säljare | ägare | projektledare | konsult | ekonomi | kundtjänst | kundeservice | kundservice | rådgiver | rådgivare | selger | sælger | ejer | eier | toimitusjohtaja | johtaja | myyntipäällikkö |
    päällikkö | asiantuntija | asiakaspalvelu | avdelingsleder | afdelingsleder | teknikchef | utvecklare | ingenjör | ingeniør`,
  east: `dyrektor | kierownik | prezes | specjalista | asystent | asystentka | księgowa | właściciel | ředitel | ředitelka | jednatel | vedoucí | obchodní | účetní | riaditeľ | konateľ | obchodný | igazgató | ügyvezető | vezető | munkatárs | manager de | inginer | administrator | asistent |
    müdür | müdürü | genel müdür | uzman | yönetici | mühendis | direktor | voditelj | voditeljica | vlasnik | директор | менеджер | руководитель | начальник | специалист | бухгалтер | инженер | помощник | заместитель | юрист | керівник | фахівець | управител | διευθυντής | υπεύθυνος`,
  asia: `经理 | 总监 | 总经理 | 主管 | 工程师 | 董事长 | 主任 | 助理 | 經理 | 總監 | 部長 | 課長 | 係長 | 社長 | 代表取締役 | 取締役 | 営業部 | 営業 | 主任 | 担当 | 팀장 | 과장 | 대리 | 부장 | 차장 | 이사 | 대표 | 사원 | 매니저 | giám đốc | trưởng phòng | nhân viên | manajer | direktur | מנהל | מנכ"ל | مدير | المدير | مهندس`,
})

const rolePattern = new RegExp(
  `(?<![\\p{L}])(?:${anyOf(roles)})(?![\\p{Ll}])|(?:${anyOf(roles.filter((role) => /^[\u3040-\u9fff\uac00-\ud7af]/.test(role)))})`,
  'iu',
)

/** Whether a short line says what somebody does. */
export function isRole(line: string): boolean {
  return line.length <= 100 && !/[.?!]$/.test(line) && rolePattern.test(line)
}
