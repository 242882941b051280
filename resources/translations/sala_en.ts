<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="pt_BR">
<context>
    <name>AboutSheet</name>
    <message>
        <source>Sobre a Sala</source>
        <translation>About Sala</translation>
    </message>
    <message>
        <source>Versão</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Sala {version}</source>
        <translation>Sala {version}</translation>
    </message>
    <message>
        <source>O chat da turma, direto entre os computadores. Feita com Qt {qt}.</source>
        <translation>The class chat, straight between the computers. Made with Qt {qt}.</translation>
    </message>
    <message>
        <source>Onde ficam os dados</source>
        <translation>Where the data is kept</translation>
    </message>
    <message>
        <source>Conversas das salas que você hospeda</source>
        <translation>Conversations of the rooms that you host</translation>
    </message>
    <message>
        <source>Mensagens ainda não enviadas e relatos de erros</source>
        <translation>Messages not sent yet, and error reports</translation>
    </message>
    <message>
        <source>Configurações</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Abrir pasta</source>
        <translation>Open folder</translation>
    </message>
    <message>
        <source>Abrir pasta: {name}</source>
        <translation>Open folder: {name}</translation>
    </message>
    <message>
        <source>Qt e PySide6</source>
        <translation>Qt and PySide6</translation>
    </message>
    <message>
        <source>A Sala usa o Qt e o PySide6 sob a licença LGPL 3, sem mudanças e como bibliotecas separadas. Você pode trocá-las por versões suas, e estudar a Sala para isso: na versão em pasta, substitua os arquivos do Qt; a partir do código, instale outro PySide6. O código-fonte do Qt e do PySide6 está em:</source>
        <translation>Sala uses Qt and PySide6 under the LGPL 3 license, unchanged and as separate libraries. You may replace them with versions of your own, and study Sala to that end: in the folder version, replace the files of Qt; from source, install another PySide6. The source code of Qt and PySide6 is at:</translation>
    </message>
    <message>
        <source>Endereço do código-fonte do Qt</source>
        <translation>Address of the source code of Qt</translation>
    </message>
    <message>
        <source>Licenças</source>
        <translation>Licenses</translation>
    </message>
    <message>
        <source>Tudo o que vem com a Sala</source>
        <translation>All that comes with Sala</translation>
    </message>
    <message>
        <source>Licença</source>
        <translation>License</translation>
    </message>
    <message>
        <source>Texto da licença</source>
        <translation>Text of the license</translation>
    </message>
    <message>
        <source>Este arquivo não veio com a Sala: {file}</source>
        <translation>This file did not come with Sala: {file}</translation>
    </message>
    <message>
        <source>O sistema não abriu a pasta. O caminho dela está acima.</source>
        <translation>The system did not open the folder. Its path is above.</translation>
    </message>
</context>
<context>
    <name>AddressCard</name>
    <message>
        <source>{network} · recomendado</source>
        <translation>{network} · recommended</translation>
    </message>
    <message>
        <source>Copiar {address}</source>
        <translation>Copy {address}</translation>
    </message>
    <message>
        <source>Copiado</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancelar (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>Respondendo à sua mensagem</source>
        <translation>Replying to your own message</translation>
    </message>
    <message>
        <source>Respondendo a {name}</source>
        <translation>Replying to {name}</translation>
    </message>
    <message>
        <source>Editando a mensagem</source>
        <translation>Editing the message</translation>
    </message>
</context>
<context>
    <name>ArrivalsCard</name>
    <message>
        <source>Quem tentou entrar</source>
        <translation>Who tried to come in</translation>
    </message>
    <message>
        <source>Se o computador de um colega não aparece aqui, a conexão dele não chega: confira a rede e o firewall.</source>
        <translation>If a classmate&apos;s computer does not show up here, its connection does not arrive: check the network and the firewall.</translation>
    </message>
</context>
<context>
    <name>AttachStrip</name>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Enviar</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>e mais {count}</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>O texto da mensagem vai junto. Enter envia, Esc cancela.</source>
        <translation>The text of the message goes with it. Enter sends, Esc cancels.</translation>
    </message>
    <message>
        <source>Só {name} recebe. Enter envia, Esc cancela.</source>
        <translation>Only {name} gets it. Enter sends, Esc cancels.</translation>
    </message>
    <message>
        <source>Preparando…</source>
        <translation>Preparing…</translation>
    </message>
</context>
<context>
    <name>Attaching</name>
    <message>
        <source>imagem colada {stamp}.png</source>
        <translation>pasted picture {stamp}.png</translation>
    </message>
    <message>
        <source>Só arquivos podem ser enviados, não pastas.</source>
        <translation>Only files can be sent, not folders.</translation>
    </message>
    <message>
        <source>Anexar arquivo</source>
        <translation>Attach a file</translation>
    </message>
    <message>
        <source>Só o anfitrião envia arquivos agora</source>
        <translation>Only the host sends files now</translation>
    </message>
    <message>
        <source>Solte aqui para enviar</source>
        <translation>Drop here to send</translation>
    </message>
    <message>
        <source>Salvar como</source>
        <translation>Save as</translation>
    </message>
</context>
<context>
    <name>Attendance</name>
    <message>
        <source>Nome</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Entrou</source>
        <translation>Came</translation>
    </message>
    <message>
        <source>Saiu</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Minutos</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Mensagens</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>na sala</source>
        <translation>in the room</translation>
    </message>
</context>
<context>
    <name>AttendanceSheet</name>
    <message>
        <source>Lista de presença</source>
        <translation>Attendance list</translation>
    </message>
    <message>
        <source>1 pessoa esteve na sala hoje.</source>
        <translation>1 person was in the room today.</translation>
    </message>
    <message>
        <source>{count} pessoas estiveram na sala hoje.</source>
        <translation>{count} people were in the room today.</translation>
    </message>
    <message>
        <source>A sala não está guardando o que acontece, e não sabe quem esteve nela.</source>
        <translation>The room is not keeping what happens, and does not know who was in it.</translation>
    </message>
    <message>
        <source>Salvar conversa…</source>
        <translation>Save conversation…</translation>
    </message>
    <message>
        <source>Salvar lista (CSV)…</source>
        <translation>Save list (CSV)…</translation>
    </message>
    <message>
        <source>Pronto</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>Salvar lista de presença</source>
        <translation>Save the attendance list</translation>
    </message>
    <message>
        <source>Planilha (*.csv)</source>
        <translation>Spreadsheet (*.csv)</translation>
    </message>
    <message>
        <source>Salvo em {file}</source>
        <translation>Saved as {file}</translation>
    </message>
    <message>
        <source>A lista não foi salva: {why}</source>
        <translation>The list was not saved: {why}</translation>
    </message>
</context>
<context>
    <name>Attention</name>
    <message>
        <source>{name} (privado)</source>
        <translation>{name} (private)</translation>
    </message>
    <message>
        <source>{name} em {room}</source>
        <translation>{name} in {room}</translation>
    </message>
    <message>
        <source>{title}, e mais {count}</source>
        <translation>{title}, and {count} more</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>não enviada · tentar de novo</source>
        <translation>not sent · try again</translation>
    </message>
    <message>
        <source>editada</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>menciona você</source>
        <translation>mentions you</translation>
    </message>
    <message>
        <source>(privado)</source>
        <translation>(private)</translation>
    </message>
    <message>
        <source>{names} e mais {count}</source>
        <translation>{names} and {count} more</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Novas mensagens</source>
        <translation>New messages</translation>
    </message>
    <message>
        <source>pt_BR</source>
        <comment>the language of dates</comment>
        <translation>en</translation>
    </message>
    <message>
        <source>d &apos;de&apos; MMMM</source>
        <comment>a day of this year</comment>
        <translation>MMMM d</translation>
    </message>
    <message>
        <source>d &apos;de&apos; MMMM &apos;de&apos; yyyy</source>
        <comment>a day</comment>
        <translation>MMMM d, yyyy</translation>
    </message>
    <message>
        <source>Ontem</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>Hoje</source>
        <translation>Today</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Salvar como…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Mostrar na pasta</source>
        <translation>Show in folder</translation>
    </message>
    <message>
        <source>Ver imagem</source>
        <translation>View picture</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>{shown}, {row} de {count}. Enter ou Tab completa.</source>
        <translation>{shown}, {row} of {count}. Enter or Tab completes.</translation>
    </message>
    <message>
        <source>1 sugestão. Tab completa.</source>
        <translation>1 suggestion. Tab completes.</translation>
    </message>
    <message>
        <source>{count} sugestões. As setas escolhem.</source>
        <translation>{count} suggestions. The arrows choose.</translation>
    </message>
    <message>
        <source>Sugestões</source>
        <translation>Suggestions</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Enviar</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>Caracteres restantes: {left}</source>
        <translation>Characters left: {left}</translation>
    </message>
    <message>
        <source>A mensagem passa do limite de {limit} caracteres por {over}. Encurte o texto ou divida em partes.</source>
        <translation>The message is {over} characters over the limit of {limit}. Shorten the text or split it.</translation>
    </message>
    <message>
        <source>Código</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Código: põe a seleção entre ```</source>
        <translation>Code: puts the selection between ```</translation>
    </message>
    <message>
        <source>Emojis</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>O texto copiado tem {size} caracteres, e uma mensagem, no máximo {limit}. Nada foi colado.</source>
        <translation>The copied text has {size} characters, and a message {limit} at most. Nothing was pasted.</translation>
    </message>
    <message>
        <source>O texto copiado tem {size} caracteres, e aqui cabem mais {left}. Nada foi colado.</source>
        <translation>The copied text has {size} characters, and there is room for {left} more here. Nothing was pasted.</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>Não enviada</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>You</translation>
    </message>
    <message>
        <source>ontem</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>Geral</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Você ignora esta pessoa</source>
        <translation>You ignore this person</translation>
    </message>
    <message>
        <source>Ainda não há mensagens</source>
        <translation>No messages yet</translation>
    </message>
    <message>
        <source>1 não lida</source>
        <translation>1 unread</translation>
    </message>
    <message>
        <source>{count} não lidas</source>
        <translation>{count} unread</translation>
    </message>
    <message>
        <source>última mensagem, {when}: {words}</source>
        <translation>last message, {when}: {words}</translation>
    </message>
    <message>
        <source>conectado</source>
        <translation>online</translation>
    </message>
    <message>
        <source>sem conexão</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>situação desconhecida</source>
        <translation>status unknown</translation>
    </message>
    <message>
        <source>fora da sala</source>
        <translation>not in the room</translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>Ainda não há mensagens. Diga oi!</source>
        <translation>There are no messages yet. Say hi!</translation>
    </message>
    <message>
        <source>Só você e {name} veem esta conversa.</source>
        <translation>Only you and {name} see this conversation.</translation>
    </message>
    <message>
        <source>1 mensagem nova abaixo</source>
        <translation>1 new message below</translation>
    </message>
    <message>
        <source>{count} mensagens novas abaixo</source>
        <translation>{count} new messages below</translation>
    </message>
</context>
<context>
    <name>ConversationTabs</name>
    <message>
        <source>Conversas</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Geral</source>
        <translation>General</translation>
    </message>
    <message>
        <source>{name}, não lidas: {count}</source>
        <translation>{name}, unread: {count}</translation>
    </message>
    <message>
        <source>, mencionam você: {count}</source>
        <translation>, mention you: {count}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Mensagem para todos</source>
        <translation>Message to everyone</translation>
    </message>
    <message>
        <source>Mensagem privada para {name}</source>
        <translation>Private message to {name}</translation>
    </message>
    <message>
        <source>{name} não está mais na sala.</source>
        <translation>{name} is not in the room any more.</translation>
    </message>
    <message>
        <source>{name} está sem conexão. O que você escrever chega assim que a conexão voltar.</source>
        <translation>{name} has no connection. What you write arrives as soon as the connection is back.</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Abrindo a sala…</source>
        <translation>Opening the room…</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emojis</source>
        <translation>Emojis</translation>
    </message>
    <message>
        <source>Buscar emoji</source>
        <translation>Search emoji</translation>
    </message>
    <message>
        <source>Recentes</source>
        <translation>Recent</translation>
    </message>
    <message>
        <source>1 emoji</source>
        <translation>1 emoji</translation>
    </message>
    <message>
        <source>{count} emojis</source>
        <translation>{count} emojis</translation>
    </message>
    <message>
        <source>Abrindo…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>Nenhum emoji encontrado. Tente outra palavra.</source>
        <translation>No emoji found. Try another word.</translation>
    </message>
    <message>
        <source>Os emojis que você usar aparecem aqui.</source>
        <translation>The emojis that you use appear here.</translation>
    </message>
    <message>
        <source>As fontes deste computador não têm estes emojis.</source>
        <translation>The fonts of this computer do not have these emojis.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Conversa salva em {time}</source>
        <translation>Conversation saved on {time}</translation>
    </message>
    <message>
        <source>Erro</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>(privado)</source>
        <translation>(private)</translation>
    </message>
    <message>
        <source>enviando</source>
        <translation>sending</translation>
    </message>
    <message>
        <source>não enviada</source>
        <translation>not sent</translation>
    </message>
    <message>
        <source>editada</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>, em resposta a {name}</source>
        <translation>, in reply to {name}</translation>
    </message>
    <message>
        <source>, em resposta</source>
        <translation>, in reply</translation>
    </message>
    <message>
        <source>Data e hora</source>
        <translation>Date and time</translation>
    </message>
    <message>
        <source>Momento (ISO 8601)</source>
        <translation>Moment (ISO 8601)</translation>
    </message>
    <message>
        <source>Tipo</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Autor</source>
        <translation>Author</translation>
    </message>
    <message>
        <source>Texto</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Em resposta a</source>
        <translation>In reply to</translation>
    </message>
    <message>
        <source>Reações</source>
        <translation>Reactions</translation>
    </message>
    <message>
        <source>Situação</source>
        <translation>State</translation>
    </message>
    <message>
        <source>aviso</source>
        <translation>notice</translation>
    </message>
    <message>
        <source>erro</source>
        <translation>error</translation>
    </message>
    <message>
        <source>mensagem privada</source>
        <translation>private message</translation>
    </message>
    <message>
        <source>mensagem</source>
        <translation>message</translation>
    </message>
</context>
<context>
    <name>ExportStrip</name>
    <message>
        <source>Salvando a conversa…</source>
        <translation>Saving the conversation…</translation>
    </message>
    <message>
        <source>Mensagens salvas</source>
        <translation>Messages saved</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Abrir a pasta</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Fechar o aviso</source>
        <translation>Close the notice</translation>
    </message>
    <message>
        <source>Conversa salva em {name}</source>
        <translation>Conversation saved in {name}</translation>
    </message>
    <message>
        <source>A conversa não foi salva em {name}.</source>
        <translation>The conversation was not saved in {name}.</translation>
    </message>
    <message>
        <source>Veja se há espaço, se a pasta aceita arquivos e se outro programa usa este.</source>
        <translation>See whether there is space, whether the folder takes files and whether another program uses this one.</translation>
    </message>
    <message>
        <source>Detalhe: {detail}</source>
        <translation>Detail: {detail}</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Salvar conversa…</source>
        <translation>Save conversation…</translation>
    </message>
    <message>
        <source>Página para ler (*.html)</source>
        <translation>Page to read (*.html)</translation>
    </message>
    <message>
        <source>Texto simples (*.txt)</source>
        <translation>Plain text (*.txt)</translation>
    </message>
    <message>
        <source>Planilha (*.csv)</source>
        <translation>Spreadsheet (*.csv)</translation>
    </message>
    <message>
        <source>Salvar conversa</source>
        <translation>Save conversation</translation>
    </message>
    <message>
        <source>Geral</source>
        <translation>General</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Pasta:</source>
        <translation>Folder:</translation>
    </message>
    <message>
        <source>Nome:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Tipo:</source>
        <translation>Type:</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>Buscar mensagens (Ctrl+F)</source>
        <translation>Search messages (Ctrl+F)</translation>
    </message>
</context>
<context>
    <name>HandButton</name>
    <message>
        <source>Levantar a mão</source>
        <translation>Raise your hand</translation>
    </message>
    <message>
        <source>Abaixar a mão</source>
        <translation>Lower the hand</translation>
    </message>
</context>
<context>
    <name>Hits</name>
    <message>
        <source>Você</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Geral</source>
        <translation>General</translation>
    </message>
</context>
<context>
    <name>HostCard</name>
    <message>
        <source>Seu nome</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Nome da sala</source>
        <translation>Name of the room</translation>
    </message>
    <message>
        <source>Porta</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Opções</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Hospedar sala</source>
        <translation>Host a room</translation>
    </message>
    <message>
        <source>Se o firewall perguntar, responda “Permitir”.</source>
        <translation>If the firewall asks, answer “Allow”.</translation>
    </message>
    <message>
        <source>Abra uma sala neste computador e convide a turma.</source>
        <translation>Open a room on this computer and invite the class.</translation>
    </message>
    <message>
        <source>Sala</source>
        <translation>Sala</translation>
    </message>
</context>
<context>
    <name>HostPanel</name>
    <message>
        <source>Esconder o painel</source>
        <translation>Hide the panel</translation>
    </message>
    <message>
        <source>Encerrar sala</source>
        <translation>Close the room</translation>
    </message>
    <message>
        <source>Painel do anfitrião</source>
        <translation>Host&apos;s panel</translation>
    </message>
    <message>
        <source>Compartilhe este endereço</source>
        <translation>Share this address</translation>
    </message>
    <message>
        <source>Código QR do endereço {address}</source>
        <translation>QR code of the address {address}</translation>
    </message>
    <message>
        <source>Quem está na mesma rede abre a Sala, clica em Entrar e digita este endereço.</source>
        <translation>Whoever is in the same network opens Sala, clicks Join and types this address.</translation>
    </message>
    <message>
        <source>Quem está na mesma rede abre a Sala, clica em Entrar e digita um destes endereços.</source>
        <translation>Whoever is in the same network opens Sala, clicks Join and types one of these addresses.</translation>
    </message>
    <message>
        <source>Este computador não está em nenhuma rede. Conecte o Wi-Fi, o cabo ou o Radmin VPN e hospede de novo.</source>
        <translation>This computer is in no network. Connect the Wi-Fi, the cable or Radmin VPN and host again.</translation>
    </message>
</context>
<context>
    <name>HostTools</name>
    <message>
        <source>Só o anfitrião fala</source>
        <translation>Only the host speaks</translation>
    </message>
    <message>
        <source>Aprovar cada entrada</source>
        <translation>Approve each arrival</translation>
    </message>
    <message>
        <source>Permitir arquivos</source>
        <translation>Allow files</translation>
    </message>
    <message>
        <source>Esperando para entrar</source>
        <translation>Waiting to come in</translation>
    </message>
    <message>
        <source>Mãos levantadas</source>
        <translation>Raised hands</translation>
    </message>
    <message>
        <source>Banidos</source>
        <translation>Banned</translation>
    </message>
    <message>
        <source>Lista de presença…</source>
        <translation>Attendance list…</translation>
    </message>
    <message>
        <source>Os outros ainda levantam a mão e escrevem a você em particular.</source>
        <translation>The others can still raise a hand and write to you in private.</translation>
    </message>
    <message>
        <source>Quem chega espera até você deixar entrar.</source>
        <translation>Whoever arrives waits until you let them in.</translation>
    </message>
    <message>
        <source>Sem isso, só você envia arquivos e imagens.</source>
        <translation>Without this, only you send files and pictures.</translation>
    </message>
    <message>
        <source>Deixar falar de novo</source>
        <translation>Let speak again</translation>
    </message>
    <message>
        <source>Silenciar</source>
        <translation>Mute</translation>
    </message>
    <message>
        <source>Abaixar a mão</source>
        <translation>Lower the hand</translation>
    </message>
    <message>
        <source>Remover da sala…</source>
        <translation>Remove from the room…</translation>
    </message>
    <message>
        <source>Banir da sala…</source>
        <translation>Ban from the room…</translation>
    </message>
    <message>
        <source>Deixar entrar</source>
        <translation>Let in</translation>
    </message>
    <message>
        <source>Deixar {name} entrar</source>
        <translation>Let {name} in</translation>
    </message>
    <message>
        <source>Recusar</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Recusar {name}</source>
        <translation>Refuse {name}</translation>
    </message>
    <message>
        <source>há {count} min</source>
        <translation>{count} min ago</translation>
    </message>
    <message>
        <source>agora mesmo</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>Abaixar</source>
        <translation>Lower</translation>
    </message>
    <message>
        <source>Abaixar a mão de {name}</source>
        <translation>Lower {name}&apos;s hand</translation>
    </message>
    <message>
        <source>Desfazer</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Deixar {name} entrar de novo</source>
        <translation>Let {name} in again</translation>
    </message>
</context>
<context>
    <name>IgnoredDialog</name>
    <message>
        <source>Pessoas ignoradas</source>
        <translation>Ignored people</translation>
    </message>
    <message>
        <source>Deixar de ignorar</source>
        <translation>Stop ignoring</translation>
    </message>
    <message>
        <source>Fechar</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>Ignoring</name>
    <message>
        <source>Pessoas ignoradas…</source>
        <translation>Ignored people…</translation>
    </message>
    <message>
        <source>Deixar de ignorar</source>
        <translation>Stop ignoring</translation>
    </message>
    <message>
        <source>Ignorar</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>Pessoas ignoradas nesta sala</source>
        <translation>People ignored in this room</translation>
    </message>
    <message>
        <source>Você não vê o que elas escrevem, e só você sabe disso.</source>
        <translation>You do not see what they write, and only you know of it.</translation>
    </message>
    <message>
        <source>Você não ignora ninguém.</source>
        <translation>You ignore nobody.</translation>
    </message>
    <message>
        <source>Para ignorar alguém, use o menu da pessoa ou de uma mensagem dela.</source>
        <translation>To ignore somebody, use the menu of the person or of one of their messages.</translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Endereço</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Seu nome</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Entrar</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>O endereço aparece na tela de quem hospeda.</source>
        <translation>The address is on the screen of whoever hosts.</translation>
    </message>
    <message>
        <source>Entre na sala que alguém já abriu.</source>
        <translation>Join the room that somebody has opened.</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>o disco não responde</source>
        <translation>the disk does not answer</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Atalhos do teclado</source>
        <translation>Keyboard shortcuts</translation>
    </message>
</context>
<context>
    <name>LostStrip</name>
    <message>
        <source>Tentar agora</source>
        <translation>Try now</translation>
    </message>
    <message>
        <source>O que você escrever espera aqui e é enviado quando ela voltar.</source>
        <translation>What you write waits here and is sent when it is back.</translation>
    </message>
    <message>
        <source>Sem conexão com a sala. Tentando de novo…</source>
        <translation>No connection to the room. Trying again…</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Responder</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>Copiar</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Editar</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Apagar</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Descartar</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Ignorar {name}</source>
        <translation>Ignore {name}</translation>
    </message>
    <message>
        <source>Copiar código</source>
        <translation>Copy code</translation>
    </message>
    <message>
        <source>Abrir link</source>
        <translation>Open link</translation>
    </message>
    <message>
        <source>Copiar link</source>
        <translation>Copy link</translation>
    </message>
    <message>
        <source>Reagir</source>
        <translation>React</translation>
    </message>
    <message>
        <source>Outro emoji…</source>
        <translation>Another emoji…</translation>
    </message>
    <message>
        <source>Joinha</source>
        <translation>Thumbs up</translation>
    </message>
    <message>
        <source>Coração</source>
        <translation>Heart</translation>
    </message>
    <message>
        <source>Risada</source>
        <translation>Laughter</translation>
    </message>
    <message>
        <source>Surpresa</source>
        <translation>Surprise</translation>
    </message>
    <message>
        <source>Tristeza</source>
        <translation>Sadness</translation>
    </message>
    <message>
        <source>Obrigado</source>
        <translation>Thank you</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>sem conexão</source>
        <translation>offline</translation>
    </message>
</context>
<context>
    <name>PasteStrip</name>
    <message>
        <source>Uma mensagem</source>
        <translation>One message</translation>
    </message>
    <message>
        <source>Código (```)</source>
        <translation>Code (```)</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cancelar (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>Colar {count} linhas como</source>
        <translation>Paste {count} lines as</translation>
    </message>
    <message>
        <source>Colar {count} linhas como uma mensagem</source>
        <translation>Paste {count} lines as one message</translation>
    </message>
</context>
<context>
    <name>PeopleModel</name>
    <message>
        <source>{name} (você)</source>
        <translation>{name} (you)</translation>
    </message>
    <message>
        <source>ignorado</source>
        <translation>ignored</translation>
    </message>
    <message>
        <source>situação desconhecida</source>
        <translation>status unknown</translation>
    </message>
    <message>
        <source>sem conexão</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>mão levantada</source>
        <translation>hand raised</translation>
    </message>
    <message>
        <source>silenciado</source>
        <translation>muted</translation>
    </message>
    <message>
        <source>anfitrião</source>
        <translation>host</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>Copiado</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>Fechar os detalhes</source>
        <translation>Close the details</translation>
    </message>
    <message>
        <source>Situação</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Endereço IP</source>
        <translation>IP address</translation>
    </message>
    <message>
        <source>Porta</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Programa</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Na sala desde</source>
        <translation>In the room since</translation>
    </message>
    <message>
        <source>Copiar endereço</source>
        <translation>Copy address</translation>
    </message>
    <message>
        <source>Conversar em particular</source>
        <translation>Talk in private</translation>
    </message>
    <message>
        <source>{name} (você)</source>
        <translation>{name} (you)</translation>
    </message>
    <message>
        <source>não se sabe</source>
        <translation>not known</translation>
    </message>
    <message>
        <source>fora da sala</source>
        <translation>not in the room</translation>
    </message>
    <message>
        <source>sem conexão</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>conectado</source>
        <translation>online</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Salvar como…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>Fechar</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PrivateStrip</name>
    <message>
        <source>Privado para {name}: só vocês dois veem</source>
        <translation>Private to {name}: only you two see it</translation>
    </message>
    <message>
        <source>Privado para {name}: só vocês dois veem. Chega quando a conexão de {name} voltar.</source>
        <translation>Private to {name}: only you two see it. It arrives when the connection of {name} is back.</translation>
    </message>
    <message>
        <source>Não há ninguém com o nome “{name}” na sala</source>
        <translation>There is nobody by the name “{name}” in the room</translation>
    </message>
</context>
<context>
    <name>Reacting</name>
    <message>
        <source>Reagir com um emoji</source>
        <translation>React with an emoji</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Mensagens encontradas</source>
        <translation>Messages found</translation>
    </message>
</context>
<context>
    <name>RoomFrame</name>
    <message>
        <source>Ver detalhes</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>Copiar meu endereço</source>
        <translation>Copy my address</translation>
    </message>
    <message>
        <source>Sair da sala</source>
        <translation>Leave the room</translation>
    </message>
    <message>
        <source>1 pessoa</source>
        <translation>1 person</translation>
    </message>
    <message>
        <source>{count} pessoas</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>Hospedando</source>
        <translation>Hosting</translation>
    </message>
    <message>
        <source>Conectado</source>
        <translation>Connected</translation>
    </message>
    <message>
        <source>Sem conexão</source>
        <translation>No connection</translation>
    </message>
    <message>
        <source>1 conectada</source>
        <translation>1 online</translation>
    </message>
    <message>
        <source>{count} conectadas</source>
        <translation>{count} online</translation>
    </message>
    <message>
        <source># Geral</source>
        <translation># General</translation>
    </message>
    <message>
        <source>Conversar em particular</source>
        <translation>Talk in private</translation>
    </message>
    <message>
        <source>Copiar endereço</source>
        <translation>Copy address</translation>
    </message>
</context>
<context>
    <name>RoomHeader</name>
    <message>
        <source>Conversas e pessoas</source>
        <translation>Conversations and people</translation>
    </message>
    <message>
        <source>Painel do anfitrião</source>
        <translation>Host&apos;s panel</translation>
    </message>
    <message>
        <source>Mais ações</source>
        <translation>More actions</translation>
    </message>
    <message>
        <source>Sair</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>{name} está digitando…</source>
        <translation>{name} is typing…</translation>
    </message>
    <message>
        <source>{one} e {other} estão digitando…</source>
        <translation>{one} and {other} are typing…</translation>
    </message>
    <message>
        <source>{count} pessoas estão digitando…</source>
        <translation>{count} people are typing…</translation>
    </message>
</context>
<context>
    <name>RoomPage</name>
    <message>
        <source>Sem guardar: o que for dito some ao fechar a sala.</source>
        <translation>Nothing is kept: what is said is gone when the room closes.</translation>
    </message>
    <message>
        <source>Configurações</source>
        <translation>Settings</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>Mensagem anterior (Enter)</source>
        <translation>Previous message (Enter)</translation>
    </message>
    <message>
        <source>Mensagem seguinte (Shift+Enter)</source>
        <translation>Next message (Shift+Enter)</translation>
    </message>
    <message>
        <source>Fechar a busca (Esc)</source>
        <translation>Close the search (Esc)</translation>
    </message>
    <message>
        <source>Só o que está aberto aqui é procurado; a sala pode ter mensagens mais antigas.</source>
        <translation>Only what is open here is searched; the room may have older messages.</translation>
    </message>
    <message>
        <source>Buscar nesta conversa</source>
        <translation>Search in this conversation</translation>
    </message>
    <message>
        <source>Buscar em todas as conversas</source>
        <translation>Search in all conversations</translation>
    </message>
    <message>
        <source>Procurando…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>{place} de {count}</source>
        <translation>{place} of {count}</translation>
    </message>
    <message>
        <source>Nada encontrado</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>1 mensagem</source>
        <translation>1 message</translation>
    </message>
    <message>
        <source>{count} mensagens</source>
        <translation>{count} messages</translation>
    </message>
    <message>
        <source>As {count} mais recentes</source>
        <translation>The {count} most recent ones</translation>
    </message>
    <message>
        <source>A busca não funciona neste computador.</source>
        <translation>The search does not work on this computer.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Buscar pessoas e conversas</source>
        <translation>Search people and conversations</translation>
    </message>
    <message>
        <source>Limpar a busca</source>
        <translation>Clear the search</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Sobre a Sala</source>
        <translation>About Sala</translation>
    </message>
    <message>
        <source>Atalhos</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>Configurações</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>You</translation>
    </message>
    <message>
        <source>Seu nome</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Nesta sala você continua com o nome de agora; vale para a próxima.</source>
        <translation>In this room you keep your present name; this one is for the next room.</translation>
    </message>
    <message>
        <source>Aparência</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>Seguir o sistema</source>
        <translation>Follow the system</translation>
    </message>
    <message>
        <source>Claro</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Escuro</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Tema</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>{size} %</source>
        <translation>{size}%</translation>
    </message>
    <message>
        <source>Tamanho do texto</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Nenhuma</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Animações</source>
        <translation>Animations</translation>
    </message>
    <message>
        <source>Mensagens</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Enter envia</source>
        <translation>Enter sends</translation>
    </message>
    <message>
        <source>Ctrl+Enter envia</source>
        <translation>Ctrl+Enter sends</translation>
    </message>
    <message>
        <source>Tecla de enviar</source>
        <translation>Key to send</translation>
    </message>
    <message>
        <source>Shift+Enter sempre quebra a linha.</source>
        <translation>Shift+Enter always breaks the line.</translation>
    </message>
    <message>
        <source>Avisos</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <source>Privadas e menções</source>
        <translation>Private and mentions</translation>
    </message>
    <message>
        <source>Todas as mensagens</source>
        <translation>All messages</translation>
    </message>
    <message>
        <source>Nenhuma mensagem</source>
        <translation>No messages</translation>
    </message>
    <message>
        <source>Avisar de</source>
        <translation>Notify of</translation>
    </message>
    <message>
        <source>Só quando outra janela está na frente.</source>
        <translation>Only while another window is in front.</translation>
    </message>
    <message>
        <source>Som</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Não perturbe</source>
        <translation>Do not disturb</translation>
    </message>
    <message>
        <source>Nenhum aviso e nenhum som; o que chega continua contado.</source>
        <translation>No notifications and no sound; what arrives is still counted.</translation>
    </message>
    <message>
        <source>Idioma</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Idioma da Sala</source>
        <translation>Language of Sala</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Voltar</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Pronto</source>
        <translation>Done</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Ninguém e nenhuma conversa com esse nome.</source>
        <translation>Nobody and no conversation by that name.</translation>
    </message>
    <message>
        <source>Lista de conversas</source>
        <translation>List of conversations</translation>
    </message>
    <message>
        <source>Pessoas na sala</source>
        <translation>People in the room</translation>
    </message>
    <message>
        <source>Voltar à conversa</source>
        <translation>Back to the conversation</translation>
    </message>
    <message>
        <source>CONVERSAS</source>
        <translation>CONVERSATIONS</translation>
    </message>
    <message>
        <source>PESSOAS NA SALA</source>
        <translation>PEOPLE IN THE ROOM</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Configurações</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Sala</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>O chat da turma, direto entre os computadores.</source>
        <translation>The class chat, straight between the computers.</translation>
    </message>
</context>
<context>
    <name>StatusButton</name>
    <message>
        <source>Seu status</source>
        <translation>Your status</translation>
    </message>
    <message>
        <source>Seu status: {status}</source>
        <translation>Your status: {status}</translation>
    </message>
</context>
<context>
    <name>TabTail</name>
    <message>
        <source>Fechar a conversa com {name}</source>
        <translation>Close the conversation with {name}</translation>
    </message>
    <message>
        <source>Fechar (Ctrl+W)</source>
        <translation>Close (Ctrl+W)</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Mensagem apagada</source>
        <translation>Message deleted</translation>
    </message>
    <message>
        <source>Erro</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>You</translation>
    </message>
    <message>
        <source>(privado)</source>
        <translation>(private)</translation>
    </message>
    <message>
        <source>menciona você</source>
        <translation>mentions you</translation>
    </message>
    <message>
        <source>em resposta a {name}</source>
        <translation>in reply to {name}</translation>
    </message>
    <message>
        <source>em resposta</source>
        <translation>in reply</translation>
    </message>
    <message>
        <source>(editada)</source>
        <translation>(edited)</translation>
    </message>
    <message>
        <source>(enviando)</source>
        <translation>(sending)</translation>
    </message>
    <message>
        <source>(alteração a caminho)</source>
        <translation>(change on its way)</translation>
    </message>
    <message>
        <source>(não enviada)</source>
        <translation>(not sent)</translation>
    </message>
    <message>
        <source>(entregue)</source>
        <translation>(delivered)</translation>
    </message>
    <message>
        <source>Reações</source>
        <translation>Reactions</translation>
    </message>
    <message>
        <source>A caminho da sala</source>
        <translation>On its way to the room</translation>
    </message>
    <message>
        <source>Enviada: está na sala</source>
        <translation>Sent: it is in the room</translation>
    </message>
    <message>
        <source>Entregue</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>Entregue a todos que usam a Sala</source>
        <translation>Delivered to everyone who uses Sala</translation>
    </message>
    <message>
        <source>Não enviada. Tentar de novo: Enter ou um clique em “tentar de novo”. Descartar: Delete ou o botão direito.</source>
        <translation>Not sent. Try again: Enter or a click on “try again”. Discard: Delete or the right button.</translation>
    </message>
    <message>
        <source>esperando para continuar…</source>
        <translation>waiting to go on…</translation>
    </message>
    <message>
        <source>enviando, {done}</source>
        <translation>sending, {done}</translation>
    </message>
    <message>
        <source>baixando, {done}</source>
        <translation>downloading, {done}</translation>
    </message>
    <message>
        <source>salvo neste computador</source>
        <translation>saved on this computer</translation>
    </message>
</context>
<context>
    <name>TimelineChoice</name>
    <message>
        <source>Mensagens</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>{count} mensagens novas</source>
        <translation>{count} new messages</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Código copiado</source>
        <translation>Code copied</translation>
    </message>
    <message>
        <source>Copiar código</source>
        <translation>Copy code</translation>
    </message>
    <message>
        <source>Ir para a mensagem</source>
        <translation>Go to the message</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Abrir a Sala</source>
        <translation>Open Sala</translation>
    </message>
    <message>
        <source>Não perturbe</source>
        <translation>Do not disturb</translation>
    </message>
    <message>
        <source>Fechar a Sala</source>
        <translation>Close Sala</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Seu nome</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Continuar</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Qual é o seu nome?</source>
        <translation>What is your name?</translation>
    </message>
    <message>
        <source>É assim que a turma vê você. Dá para mudar depois.</source>
        <translation>This is how the class sees you. You can change it later.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Sala</source>
        <translation>Sala</translation>
    </message>
    <message>
        <source>{room} — Sala</source>
        <translation>{room} — Sala</translation>
    </message>
    <message>
        <source>Encerrando a sala…</source>
        <translation>Closing the room…</translation>
    </message>
    <message>
        <source>Esperando que o anfitrião deixe você entrar…</source>
        <translation>Waiting for the host to let you in…</translation>
    </message>
    <message>
        <source>Entrando na sala…</source>
        <translation>Joining the room…</translation>
    </message>
    <message>
        <source>Conectando a {address}…</source>
        <translation>Connecting to {address}…</translation>
    </message>
</context>
<context>
    <name>addresses</name>
    <message>
        <source>{network} sem endereço da rede</source>
        <translation>{network} without an address of the network</translation>
    </message>
</context>
<context>
    <name>command line</name>
    <message>
        <source>falta informar: {0}</source>
        <translation>missing: {0}</translation>
    </message>
    <message>
        <source>falta o valor de {0}</source>
        <translation>the value of {0} is missing</translation>
    </message>
    <message>
        <source>comando desconhecido: {0}</source>
        <translation>unknown command: {0}</translation>
    </message>
    <message>
        <source>{0} não leva valor ({1})</source>
        <translation>{0} takes no value ({1})</translation>
    </message>
    <message>
        <source>argumento desconhecido: {0}</source>
        <translation>unknown argument: {0}</translation>
    </message>
    <message>
        <source>opção ambígua: {0}</source>
        <translation>ambiguous option: {0}</translation>
    </message>
    <message>
        <source>{0} não combina com {1}</source>
        <translation>{0} does not go with {1}</translation>
    </message>
    <message>
        <source>argumentos</source>
        <translation>arguments</translation>
    </message>
    <message>
        <source>opções</source>
        <translation>options</translation>
    </message>
    <message>
        <source>mostra esta ajuda</source>
        <translation>shows this help</translation>
    </message>
    <message>
        <source>uso: </source>
        <translation>usage: </translation>
    </message>
    <message>
        <source>Erro: {0}</source>
        <translation>Error: {0}</translation>
    </message>
    <message>
        <source>Veja {0} --help</source>
        <translation>See {0} --help</translation>
    </message>
    <message>
        <source>Sala: um bate-papo que a turma abre nos próprios computadores. Sem comando, abre a janela com Hospedar sala e Entrar.</source>
        <translation>Sala: a chat that the class opens on its own computers. Without a command it opens the window with Host a room and Join.</translation>
    </message>
    <message>
        <source>mostra a versão</source>
        <translation>shows the version</translation>
    </message>
    <message>
        <source>testa o programa neste computador e termina</source>
        <translation>tests the program on this computer and ends</translation>
    </message>
    <message>
        <source>comandos</source>
        <translation>commands</translation>
    </message>
    <message>
        <source>abre a janela e já hospeda uma sala</source>
        <translation>opens the window and hosts a room at once</translation>
    </message>
    <message>
        <source>hospeda uma sala sem janela; /sair encerra</source>
        <translation>hosts a room without a window; /sair ends it</translation>
    </message>
    <message>
        <source>em qual endereço escutar (padrão: todos, 0.0.0.0)</source>
        <translation>the address to listen on (default: all, 0.0.0.0)</translation>
    </message>
    <message>
        <source>ninguém envia arquivos, até alguém digitar /arquivos</source>
        <translation>nobody sends files until /arquivos is typed</translation>
    </message>
    <message>
        <source>nome da sala (padrão: Sala)</source>
        <translation>name of the room (default: Sala)</translation>
    </message>
    <message>
        <source>porta TCP; 0 escolhe uma livre (padrão: 9999)</source>
        <translation>TCP port; 0 takes a free one (default: 9999)</translation>
    </message>
    <message>
        <source>onde guardar o histórico</source>
        <translation>where to keep the history</translation>
    </message>
    <message>
        <source>não guarda histórico: tudo some ao fechar a sala</source>
        <translation>keeps no history: all is gone when the room closes</translation>
    </message>
    <message>
        <source>abre a janela e já entra em uma sala</source>
        <translation>opens the window and joins a room at once</translation>
    </message>
    <message>
        <source>entra em uma sala pelo terminal, sem janela</source>
        <translation>joins a room in the terminal, without a window</translation>
    </message>
    <message>
        <source>IP ou nome do computador que hospeda</source>
        <translation>IP or name of the computer that hosts</translation>
    </message>
    <message>
        <source>seu nome na sala: letras, números e _</source>
        <translation>your name in the room: letters, digits and _</translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>… {count} linhas omitidas</source>
        <translation>… {count} lines left out</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>Detalhe: {detail}</source>
        <translation>Detail: {detail}</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Sair da sala?</source>
        <translation>Leave the room?</translation>
    </message>
    <message>
        <source>Você digitou “sair”. Quer sair, ou enviar essa palavra?</source>
        <translation>You typed “sair”, which means to leave. Do you want to leave, or to send that word?</translation>
    </message>
    <message>
        <source>Enviar a palavra “sair”</source>
        <translation>Send the word “sair”</translation>
    </message>
    <message>
        <source>Sair da sala</source>
        <translation>Leave the room</translation>
    </message>
    <message>
        <source>A sala está parada; o que foi dito espera por você.</source>
        <translation>The room stands still; what was said waits for you.</translation>
    </message>
    <message>
        <source>Encerrar a sala</source>
        <translation>Close the room</translation>
    </message>
    <message>
        <source>Continuar sem guardar</source>
        <translation>Go on without keeping</translation>
    </message>
    <message>
        <source>Tentar de novo</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Voltar</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Entrar nessa sala</source>
        <translation>Join that room</translation>
    </message>
    <message>
        <source>Entrar de novo</source>
        <translation>Join again</translation>
    </message>
    <message>
        <source>Abrir sem guardar</source>
        <translation>Open without keeping</translation>
    </message>
    <message>
        <source>Porta</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Hospedar nessa porta</source>
        <translation>Host on that port</translation>
    </message>
    <message>
        <source>Esse nome já está em uso</source>
        <translation>That name is in use</translation>
    </message>
    <message>
        <source>Esse nome não serve</source>
        <translation>That name cannot be used</translation>
    </message>
    <message>
        <source>Seu nome</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Tentar com este nome</source>
        <translation>Try with this name</translation>
    </message>
    <message>
        <source>1 pessoa será desconectada.</source>
        <translation>1 person will be disconnected.</translation>
    </message>
    <message>
        <source>{count} pessoas serão desconectadas.</source>
        <translation>{count} people will be disconnected.</translation>
    </message>
    <message>
        <source>Encerrar a sala?</source>
        <translation>Close the room?</translation>
    </message>
    <message>
        <source>Uma última palavra para todos (opcional)</source>
        <translation>A last word to everyone (optional)</translation>
    </message>
    <message>
        <source>Continuar na sala</source>
        <translation>Stay in the room</translation>
    </message>
    <message>
        <source>Banir {name}?</source>
        <translation>Ban {name}?</translation>
    </message>
    <message>
        <source>{name} sai agora e não entra de novo enquanto a sala estiver aberta. No painel do anfitrião você pode desfazer isso.</source>
        <translation>{name} leaves now and cannot come in again while the room is open. You can undo this in the host&apos;s panel.</translation>
    </message>
    <message>
        <source>Banir</source>
        <translation>Ban</translation>
    </message>
    <message>
        <source>Remover {name}?</source>
        <translation>Remove {name}?</translation>
    </message>
    <message>
        <source>{name} sai agora, mas pode entrar de novo.</source>
        <translation>{name} leaves now, but can come in again.</translation>
    </message>
    <message>
        <source>Remover</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>A conversa terminou</source>
        <translation>The conversation is over</translation>
    </message>
    <message>
        <source>Entrada recusada</source>
        <translation>Entry refused</translation>
    </message>
    <message>
        <source>Abrir este endereço?</source>
        <translation>Open this address?</translation>
    </message>
    <message>
        <source>Ele abre no navegador, no site {host}.</source>
        <translation>It opens in the browser, on the site {host}.</translation>
    </message>
    <message>
        <source>Abrir</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Apagar esta mensagem?</source>
        <translation>Delete this message?</translation>
    </message>
    <message>
        <source>Ela some da tela de todos, e isso não dá para desfazer.</source>
        <translation>It goes from the screens of everyone, and that cannot be undone.</translation>
    </message>
    <message>
        <source>Manter</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Apagar</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>Digite o endereço de quem hospeda, por exemplo 192.168.0.5.</source>
        <translation>Type the address of whoever hosts, for example 192.168.0.5.</translation>
    </message>
    <message>
        <source>Digite só o endereço, sem “/”, por exemplo 192.168.0.5.</source>
        <translation>Type only the address, without “/”, for example 192.168.0.5.</translation>
    </message>
    <message>
        <source>O endereço não pode ter espaços.</source>
        <translation>The address cannot have spaces.</translation>
    </message>
    <message>
        <source>O nome da sala pode ter no máximo {limit} caracteres.</source>
        <translation>The name of the room can have {limit} characters at most.</translation>
    </message>
    <message>
        <source>Escreva um endereço IPv6 assim: [::1]:9999</source>
        <translation>Write an IPv6 address like this: [::1]:9999</translation>
    </message>
    <message>
        <source>Um IP tem quatro números de 0 a 255, por exemplo 192.168.0.5.</source>
        <translation>An IP has four numbers from 0 to 255, for example 192.168.0.5.</translation>
    </message>
    <message>
        <source>Digite um IP ou o nome de um computador, por exemplo 192.168.0.5.</source>
        <translation>Type an IP or the name of a computer, for example 192.168.0.5.</translation>
    </message>
    <message>
        <source>A porta é um número de {least} a 65535. Use 9999 se ninguém combinou outra.</source>
        <translation>The port is a number from {least} to 65535. Use 9999 if nobody agreed on another one.</translation>
    </message>
</context>
<context>
    <name>headless</name>
    <message>
        <source>Sala escutando em {where}</source>
        <translation>Sala is listening on {where}</translation>
    </message>
    <message>
        <source>Na mesma rede, entra-se em {where} ({network})</source>
        <translation>In the same network, join at {where} ({network})</translation>
    </message>
    <message>
        <source> Para abrir sem guardar o histórico: --sem-guardar.</source>
        <translation> To open without keeping the history: --sem-guardar.</translation>
    </message>
    <message>
        <source>A sala está parada; o que foi dito espera. Digite /tentar para gravar de novo, /continuar para seguir sem guardar nada, ou /sair para encerrar.</source>
        <translation>The room stands still; what was said waits. Type /tentar to try to write again, /continuar to go on without keeping anything, or /sair to close it.</translation>
    </message>
    <message>
        <source>A sala voltou a gravar.</source>
        <translation>The room keeps what is said again.</translation>
    </message>
    <message>
        <source>A sala segue sem guardar nada.</source>
        <translation>The room goes on without keeping anything.</translation>
    </message>
    <message>
        <source>Digite /sair para encerrar a sala, ou /ajuda.</source>
        <translation>Type /sair to close the room, or /ajuda.</translation>
    </message>
    <message>
        <source>Feito.</source>
        <translation>Done.</translation>
    </message>
    <message>
        <source>Ninguém espera com o número {number}.</source>
        <translation>Nobody is waiting with the number {number}.</translation>
    </message>
    <message>
        <source>Sala encerrada.</source>
        <translation>Room closed.</translation>
    </message>
    <message>
        <source>Ninguém na sala tem o nome {name}.</source>
        <translation>Nobody in the room has the name {name}.</translation>
    </message>
    <message>
        <source>Escreva assim: {word} NOME</source>
        <translation>Write it like this: {word} NAME</translation>
    </message>
    <message>
        <source>Escreva assim: {word} NÚMERO</source>
        <translation>Write it like this: {word} NUMBER</translation>
    </message>
    <message>
        <source>Escreva só {word}</source>
        <translation>Write only {word}</translation>
    </message>
    <message>
        <source>/remover NOME, /banir NOME e /desbanir NOME; /silenciar NOME e /liberar NOME; /silencio (ninguém fala) e /todos (todos falam); /sem-arquivos e /arquivos; /aprovar (cada um espera para entrar) e /abrir (todos entram); /pedidos (quem espera), /deixar NÚMERO e /recusar NÚMERO; /presenca (quem esteve hoje); /sair encerra a sala.</source>
        <translation>/remover NAME, /banir NAME and /desbanir NAME; /silenciar NAME and /liberar NAME; /silencio (nobody speaks) and /todos (everyone speaks); /sem-arquivos and /arquivos (files off or on); /aprovar (each one waits to come in) and /abrir (everyone comes in); /pedidos (who waits), /deixar NUMBER and /recusar NUMBER (let in, or not); /presenca (who was here today); /sair closes the room.</translation>
    </message>
    <message>
        <source>Nada é guardado, e não se sabe quem esteve na sala.</source>
        <translation>Nothing is kept, and nobody knows who was in the room.</translation>
    </message>
    <message>
        <source>{name}: {first} a {last}, {minutes} min, mensagens: {count}</source>
        <translation>{name}: {first} to {last}, {minutes} min, messages: {count}</translation>
    </message>
    <message>
        <source>agora</source>
        <translation>now</translation>
    </message>
    <message>
        <source>Ninguém esteve na sala hoje.</source>
        <translation>Nobody was in the room today.</translation>
    </message>
    <message>
        <source>{name} não entrou: {why}.</source>
        <translation>{name} did not come in: {why}.</translation>
    </message>
    <message>
        <source>{name} não espera mais.</source>
        <translation>{name} is not waiting any more.</translation>
    </message>
    <message>
        <source>Ninguém espera para entrar.</source>
        <translation>Nobody is waiting to come in.</translation>
    </message>
    <message>
        <source>{name} ({where}) espera para entrar: /deixar {number} ou /recusar {number}.</source>
        <translation>{name} ({where}) is waiting to come in: /deixar {number} or /recusar {number}.</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Abrir as configurações</source>
        <translation>Open the settings</translation>
    </message>
    <message>
        <source>Mostrar estes atalhos</source>
        <translation>Show these shortcuts</translation>
    </message>
    <message>
        <source>Fechar a conversa da frente</source>
        <translation>Close the conversation in front</translation>
    </message>
    <message>
        <source>Ir à próxima conversa</source>
        <translation>Go to the next conversation</translation>
    </message>
    <message>
        <source>Ir à conversa anterior</source>
        <translation>Go to the previous conversation</translation>
    </message>
    <message>
        <source>Buscar nesta conversa</source>
        <translation>Search in this conversation</translation>
    </message>
    <message>
        <source>Buscar em todas as conversas</source>
        <translation>Search in all conversations</translation>
    </message>
    <message>
        <source>Ir ao resultado seguinte</source>
        <translation>Go to the next result</translation>
    </message>
    <message>
        <source>Ir ao resultado anterior</source>
        <translation>Go to the previous result</translation>
    </message>
    <message>
        <source>Salvar a conversa em um arquivo</source>
        <translation>Save the conversation into a file</translation>
    </message>
    <message>
        <source>Editar a última mensagem, se não há nada escrito</source>
        <translation>Edit the last message, when nothing is written</translation>
    </message>
    <message>
        <source>Enviar a mensagem</source>
        <translation>Send the message</translation>
    </message>
    <message>
        <source>Quebrar a linha</source>
        <translation>Break the line</translation>
    </message>
    <message>
        <source>Em qualquer lugar</source>
        <translation>Anywhere</translation>
    </message>
    <message>
        <source>Ir ao próximo campo ou ao anterior</source>
        <translation>Go to the next field or the one before</translation>
    </message>
    <message>
        <source>Fechar ou cancelar o que está aberto</source>
        <translation>Close or cancel what is open</translation>
    </message>
    <message>
        <source>Conversas</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Ir à primeira conversa, e assim por diante, ou à última</source>
        <translation>Go to the first conversation, and so on, or to the last one</translation>
    </message>
    <message>
        <source>Buscar</source>
        <translation>Searching</translation>
    </message>
    <message>
        <source>Na lista de mensagens</source>
        <translation>In the list of messages</translation>
    </message>
    <message>
        <source>Escolher uma mensagem</source>
        <translation>Choose a message</translation>
    </message>
    <message>
        <source>Rolar uma página</source>
        <translation>Scroll a page</translation>
    </message>
    <message>
        <source>Ir ao começo ou ao fim</source>
        <translation>Go to the beginning or the end</translation>
    </message>
    <message>
        <source>Responder à mensagem escolhida</source>
        <translation>Reply to the chosen message</translation>
    </message>
    <message>
        <source>Reagir à mensagem escolhida</source>
        <translation>React to the chosen message</translation>
    </message>
    <message>
        <source>Editar a mensagem escolhida, se é sua</source>
        <translation>Edit the chosen message, if it is yours</translation>
    </message>
    <message>
        <source>Copiar as mensagens escolhidas</source>
        <translation>Copy the chosen messages</translation>
    </message>
    <message>
        <source>Tentar de novo o que falhou, ou mostrar quem entrou e saiu</source>
        <translation>Try again what failed, or show who joined and left</translation>
    </message>
    <message>
        <source>Descartar uma mensagem que falhou</source>
        <translation>Discard a failed message</translation>
    </message>
    <message>
        <source>Ao escrever</source>
        <translation>While writing</translation>
    </message>
</context>
<context>
    <name>leaving</name>
    <message>
        <source>Sair sem enviar?</source>
        <translation>Leave without sending?</translation>
    </message>
    <message>
        <source>Sair e descartar</source>
        <translation>Leave and discard</translation>
    </message>
    <message>
        <source>Sair e guardar</source>
        <translation>Leave and keep</translation>
    </message>
    <message>
        <source>Cancelar</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>1 mensagem não chegou à sala.</source>
        <translation>1 message did not reach the room.</translation>
    </message>
    <message>
        <source>{count} mensagens não chegaram à sala.</source>
        <translation>{count} messages did not reach the room.</translation>
    </message>
    <message>
        <source>A Sala não consegue gravar neste computador: o que for guardado espera só enquanto a Sala estiver aberta.</source>
        <translation>Sala cannot write on this computer: what is kept waits only while Sala is open.</translation>
    </message>
    <message>
        <source>O que for guardado espera neste computador até você voltar a esta sala como {name} e tentar de novo.</source>
        <translation>What is kept waits on this computer until you come back to this room as {name} and try again.</translation>
    </message>
    <message>
        <source>O que for guardado neste computador é enviado quando você voltar a esta sala como {name}.</source>
        <translation>What is kept on this computer is sent when you come back to this room as {name}.</translation>
    </message>
    <message>
        <source>O que falhou espera até você tentar de novo.</source>
        <translation>What failed waits until you try again.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Este comando precisa de um terminal: use o Sala-console.exe, que vem na versão em pasta (Sala-pasta.zip).</source>
        <translation>This command needs a terminal: use Sala-console.exe, which comes with the folder version (Sala-pasta.zip).</translation>
    </message>
    <message>
        <source>A Sala precisa de uma tela para abrir a janela. Sem tela, use os comandos servidor ou terminal (veja --help).</source>
        <translation>Sala needs a screen to open its window. Without a screen, use the commands servidor or terminal (see --help).</translation>
    </message>
    <message>
        <source>Erro interno da Sala: {fault}. O relato está em {log}.</source>
        <translation>Internal error of Sala: {fault}. The report is in {log}.</translation>
    </message>
    <message>
        <source>Erro interno da Sala: {fault}.</source>
        <translation>Internal error of Sala: {fault}.</translation>
    </message>
</context>
<context>
    <name>smoke</name>
    <message>
        <source>O teste passou do tempo.</source>
        <translation>The test took too long.</translation>
    </message>
    <message>
        <source>Tudo certo.</source>
        <translation>All is well.</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message>
        <source>disponível</source>
        <translation>available</translation>
    </message>
    <message>
        <source>ausente</source>
        <translation>away</translation>
    </message>
    <message>
        <source>ocupado</source>
        <translation>busy</translation>
    </message>
</context>
<context>
    <name>terminal</name>
    <message>
        <source>De volta à sala.</source>
        <translation>Back in the room.</translation>
    </message>
    <message>
        <source>Você entrou em {room} como {name} ({where}).</source>
        <translation>You joined {room} as {name} ({where}).</translation>
    </message>
    <message>
        <source>Escreva para todos, ou @nome mensagem para uma pessoa; /usuarios mostra quem está, /sair sai.</source>
        <translation>Write to everyone, or @name message to one person; /usuarios shows who is in, /sair leaves.</translation>
    </message>
    <message>
        <source>Esperando que o anfitrião deixe você entrar…</source>
        <translation>Waiting for the host to let you in…</translation>
    </message>
    <message>
        <source>Digite outro nome:</source>
        <translation>Type another name:</translation>
    </message>
    <message>
        <source>A conexão com a sala se perdeu. Tentando de novo… O que você escrever espera; /sair desiste.</source>
        <translation>The connection to the room was lost. Trying again… What you write waits; /sair gives up.</translation>
    </message>
    <message>
        <source>Linhas que não foram enviadas: {count}.</source>
        <translation>Lines that were not sent: {count}.</translation>
    </message>
    <message>
        <source>Linhas sem confirmação da sala, que podem ter chegado: {count}.</source>
        <translation>Lines that the room did not confirm and that may have arrived: {count}.</translation>
    </message>
    <message>
        <source>Guardadas neste computador, para quando você voltar a esta sala como {name}: {count}.</source>
        <translation>Kept on this computer until you come back to this room as {name}: {count}.</translation>
    </message>
    <message>
        <source>    … e mais {count}</source>
        <translation>    … and {count} more</translation>
    </message>
    <message>
        <source>[arquivo {number}: /salvar {number} grava na pasta atual]</source>
        <translation>[file {number}: /salvar {number} saves it in the current folder]</translation>
    </message>
    <message>
        <source>Escreva assim: /enviar caminho-do-arquivo</source>
        <translation>Write it like this: /enviar path-of-the-file</translation>
    </message>
    <message>
        <source>Escreva assim: /salvar número [nome], com o número do arquivo.</source>
        <translation>Write it like this: /salvar number [name], with the number of the file.</translation>
    </message>
    <message>
        <source>Salvo em {path} ({size}).</source>
        <translation>Saved as {path} ({size}).</translation>
    </message>
    <message>
        <source>Erro: {refusal}</source>
        <translation>Error: {refusal}</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>{name} caiu: a conexão se perdeu ({address})</source>
        <translation>{name} dropped out: the connection was lost ({address})</translation>
    </message>
    <message>
        <source>{name} caiu: a conexão ficou sem resposta ({address})</source>
        <translation>{name} dropped out: the connection did not answer ({address})</translation>
    </message>
    <message>
        <source>{name} saiu: a sala foi encerrada ({address})</source>
        <translation>{name} left: the room was closed ({address})</translation>
    </message>
    <message>
        <source>A sala desconectou {name}: mensagens demais em pouco tempo ({address})</source>
        <translation>The room disconnected {name}: too many messages in a short time ({address})</translation>
    </message>
    <message>
        <source>A sala desconectou {name}: a conexão não acompanhava as mensagens ({address})</source>
        <translation>The room disconnected {name}: the connection did not keep up with the messages ({address})</translation>
    </message>
    <message>
        <source>A sala desconectou {name}: mensagem grande demais ({address})</source>
        <translation>The room disconnected {name}: message too large ({address})</translation>
    </message>
    <message>
        <source>{name} entrou ({address})</source>
        <translation>{name} joined ({address})</translation>
    </message>
    <message>
        <source>{name} saiu ({address})</source>
        <translation>{name} left ({address})</translation>
    </message>
    <message>
        <source>Você</source>
        <translation>You</translation>
    </message>
    <message>
        <source>você</source>
        <translation>you</translation>
    </message>
    <message>
        <source>(privado)</source>
        <translation>(private)</translation>
    </message>
    <message>
        <source>O anfitrião removeu {name} da sala ({address})</source>
        <translation>The host removed {name} from the room ({address})</translation>
    </message>
    <message>
        <source>O anfitrião baniu {name} da sala ({address})</source>
        <translation>The host banned {name} from the room ({address})</translation>
    </message>
    <message>
        <source>(mensagem apagada)</source>
        <translation>(message deleted)</translation>
    </message>
    <message>
        <source>editou uma mensagem: {text}</source>
        <translation>edited a message: {text}</translation>
    </message>
    <message>
        <source>apagou uma mensagem</source>
        <translation>deleted a message</translation>
    </message>
    <message>
        <source>retirou a reação {emoji}</source>
        <translation>took the reaction {emoji} back</translation>
    </message>
    <message>
        <source>reagiu com {emoji}</source>
        <translation>reacted with {emoji}</translation>
    </message>
    <message>
        <source>Você ficou fora por mais tempo do que a sala guarda: uma parte da conversa não está aqui.</source>
        <translation>You were away for longer than the room remembers: a part of the conversation is not here.</translation>
    </message>
    <message>
        <source>Esta é outra sala no mesmo endereço.</source>
        <translation>This is another room at the same address.</translation>
    </message>
    <message>
        <source>Mensagens não enviadas à sala de antes, guardadas para ela: {count}.</source>
        <translation>Messages not sent to the room before, kept for it: {count}.</translation>
    </message>
    <message>
        <source>Agora só o anfitrião fala</source>
        <translation>Only the host speaks now</translation>
    </message>
    <message>
        <source>Agora todos podem falar</source>
        <translation>Everyone may speak now</translation>
    </message>
    <message>
        <source>Agora só o anfitrião envia arquivos</source>
        <translation>Only the host sends files now</translation>
    </message>
    <message>
        <source>Agora todos podem enviar arquivos</source>
        <translation>Everyone may send files now</translation>
    </message>
    <message>
        <source>{name} espera para entrar</source>
        <translation>{name} is waiting to come in</translation>
    </message>
    <message>
        <source>O anfitrião silenciou você</source>
        <translation>The host muted you</translation>
    </message>
    <message>
        <source>Você pode falar de novo</source>
        <translation>You may speak again</translation>
    </message>
    <message>
        <source>Mensagem mais antiga</source>
        <translation>Older message</translation>
    </message>
    <message>
        <source>Mensagem de alguém que você ignora</source>
        <translation>Message from someone you ignore</translation>
    </message>
    <message>
        <source>A mensagem não foi editada: {why} O texto era: {words}</source>
        <translation>The message was not edited: {why} The text was: {words}</translation>
    </message>
    <message>
        <source>Há mensagens demais esperando: esta e as seguintes não ficam guardadas neste computador. Se a janela fechar antes do envio, elas se perdem.</source>
        <translation>Too many messages are waiting: this one and the next ones are not kept on this computer. If the window closes before they are sent, they are lost.</translation>
    </message>
    <message>
        <source>Esta mensagem é longa demais para ficar guardada neste computador. Se a janela fechar antes do envio, ela se perde.</source>
        <translation>This message is too long to be kept on this computer. If the window closes before it is sent, it is lost.</translation>
    </message>
    <message>
        <source>Você voltou com outro nome. O que ficou como não enviado talvez já tenha chegado com o nome de antes; envie de novo só o que não aparece na conversa.</source>
        <translation>You came back by another name. What is marked as not sent may have arrived by the former name; send again only what does not appear in the conversation.</translation>
    </message>
    <message>
        <source>Na sala ({count}): {names}</source>
        <translation>In the room ({count}): {names}</translation>
    </message>
    <message>
        <source>Você não vê mais o que {name} escreve. Só você sabe disso.</source>
        <translation>You do not see any more what {name} writes. Only you know of it.</translation>
    </message>
    <message>
        <source>Você voltou a ver o que {name} escreve.</source>
        <translation>You see again what {name} writes.</translation>
    </message>
    <message>
        <source>Computador não encontrado</source>
        <translation>Computer not found</translation>
    </message>
    <message>
        <source>Nenhum computador com o nome “{host}” foi encontrado.</source>
        <translation>No computer by the name “{host}” was found.</translation>
    </message>
    <message>
        <source>Confira se o nome está certo ou use o IP que aparece na tela de quem hospeda.</source>
        <translation>Check the name, or use the IP on the screen of whoever hosts.</translation>
    </message>
    <message>
        <source>Não há sala aberta nesse endereço</source>
        <translation>There is no open room at that address</translation>
    </message>
    <message>
        <source>O computador responde, mas não há sala aberta em {address}.</source>
        <translation>The computer answers, but there is no open room at {address}.</translation>
    </message>
    <message>
        <source>Confira o endereço e a porta com quem hospeda, e se a sala já foi aberta.</source>
        <translation>Check address and port with whoever hosts, and whether the room is open already.</translation>
    </message>
    <message>
        <source>Ninguém respondeu</source>
        <translation>Nobody answered</translation>
    </message>
    <message>
        <source>{address} não respondeu a tempo.</source>
        <translation>{address} did not answer in time.</translation>
    </message>
    <message>
        <source>Confira o endereço e se os dois computadores estão na mesma rede (o mesmo Wi-Fi ou a mesma rede do Radmin VPN). Quem hospeda precisa permitir a Sala no firewall; se não puder, outra pessoa pode hospedar.</source>
        <translation>Check the address, and whether both computers are in the same network (the same Wi-Fi or the same Radmin VPN network). Whoever hosts has to allow Sala in the firewall; if that is not possible, somebody else can host.</translation>
    </message>
    <message>
        <source>Rede fora de alcance</source>
        <translation>Network out of reach</translation>
    </message>
    <message>
        <source>Este computador não tem caminho até {host}.</source>
        <translation>This computer has no way to {host}.</translation>
    </message>
    <message>
        <source>Confira se o Wi-Fi, o cabo ou o Radmin VPN está conectado e tente de novo.</source>
        <translation>Check whether the Wi-Fi, the cable or Radmin VPN is connected, and try again.</translation>
    </message>
    <message>
        <source>A sala não responde</source>
        <translation>The room does not answer</translation>
    </message>
    <message>
        <source>O computador em {address} responde, mas a sala não.</source>
        <translation>The computer at {address} answers, but the room does not.</translation>
    </message>
    <message>
        <source>Pergunte a quem hospeda se a Sala está aberta e responde, e se a porta é essa; depois, tente de novo.</source>
        <translation>Ask the host whether Sala is open and responds, and whether this is the port; then try again.</translation>
    </message>
    <message>
        <source>Não é uma Sala</source>
        <translation>That is no Sala</translation>
    </message>
    <message>
        <source>Algo responde em {address}, mas não é uma Sala.</source>
        <translation>Something answers at {address}, but it is no Sala.</translation>
    </message>
    <message>
        <source>Outro programa usa essa porta. Confira o endereço e a porta com quem hospeda.</source>
        <translation>Another program uses that port. Check address and port with whoever hosts.</translation>
    </message>
    <message>
        <source>A sala está cheia</source>
        <translation>The room is full</translation>
    </message>
    <message>
        <source>Não cabe mais ninguém na sala em {address}.</source>
        <translation>There is no place left in the room at {address}.</translation>
    </message>
    <message>
        <source>Espere alguém sair e tente de novo.</source>
        <translation>Wait until somebody leaves, and try again.</translation>
    </message>
    <message>
        <source>Conexões demais do mesmo endereço</source>
        <translation>Too many connections from one address</translation>
    </message>
    <message>
        <source>A sala em {address} já tem conexões demais vindas do endereço deste computador.</source>
        <translation>The room at {address} already has too many connections from the address of this computer.</translation>
    </message>
    <message>
        <source>Feche as que sobram neste computador ou nesta rede e tente de novo.</source>
        <translation>Close those that are not needed on this computer or in this network, and try again.</translation>
    </message>
    <message>
        <source>A sala está parada</source>
        <translation>The room stands still</translation>
    </message>
    <message>
        <source>A sala em {address} não está conseguindo gravar as mensagens.</source>
        <translation>The room at {address} cannot keep the messages.</translation>
    </message>
    <message>
        <source>Avise quem hospeda a sala e tente de novo.</source>
        <translation>Tell whoever hosts the room, and try again.</translation>
    </message>
    <message>
        <source>Você não pode entrar nesta sala</source>
        <translation>You cannot come into this room</translation>
    </message>
    <message>
        <source>O anfitrião da sala em {address} baniu esse nome ou este computador.</source>
        <translation>The host of the room at {address} banned this name or this computer.</translation>
    </message>
    <message>
        <source>Se foi engano, fale com quem hospeda a sala.</source>
        <translation>If that was a mistake, talk to whoever hosts the room.</translation>
    </message>
    <message>
        <source>Há gente demais esperando</source>
        <translation>Too many people are waiting</translation>
    </message>
    <message>
        <source>Muitas pessoas esperam que o anfitrião as deixe entrar na sala em {address}.</source>
        <translation>Many people are waiting for the host to let them into the room at {address}.</translation>
    </message>
    <message>
        <source>Espere um pouco e tente de novo.</source>
        <translation>Wait a little and try again.</translation>
    </message>
    <message>
        <source>A sala pede uma pausa</source>
        <translation>The room asks for a pause</translation>
    </message>
    <message>
        <source>A conexão com {address} caiu e voltou vezes demais em pouco tempo.</source>
        <translation>The connection to {address} broke and came back too often in a short time.</translation>
    </message>
    <message>
        <source>Espere alguns segundos e tente de novo.</source>
        <translation>Wait a few seconds and try again.</translation>
    </message>
    <message>
        <source>Seu nome ainda está ocupado</source>
        <translation>Your name is still taken</translation>
    </message>
    <message>
        <source>Seu nome ainda está ocupado na sala, talvez pela sua conexão de antes.</source>
        <translation>Your name is still taken in the room, perhaps by your former connection.</translation>
    </message>
    <message>
        <source>Espere alguns segundos, ou entre com outro nome.</source>
        <translation>Wait a few seconds, or join by another name.</translation>
    </message>
    <message>
        <source>Conexão perdida</source>
        <translation>Connection lost</translation>
    </message>
    <message>
        <source>A conexão com a sala se perdeu.</source>
        <translation>The connection to the room was lost.</translation>
    </message>
    <message>
        <source>Confira a rede e entre de novo. Se não der certo, pergunte se a sala ainda existe.</source>
        <translation>Check the network and join again. If that fails, ask whether the room still exists.</translation>
    </message>
    <message>
        <source>Mensagens guardadas com defeito</source>
        <translation>The kept messages are damaged</translation>
    </message>
    <message>
        <source>O arquivo em que a Sala guarda as mensagens ainda não enviadas está danificado.</source>
        <translation>The file in which Sala keeps the messages not sent yet is damaged.</translation>
    </message>
    <message>
        <source>Ele foi posto de lado, sem apagar nada, e um novo começou.</source>
        <translation>It was put aside, without deleting anything, and a new one was begun.</translation>
    </message>
    <message>
        <source>Mensagens não enviadas não ficam guardadas</source>
        <translation>Messages not sent are not kept</translation>
    </message>
    <message>
        <source>A Sala não consegue gravar neste computador as mensagens ainda não enviadas.</source>
        <translation>Sala cannot write the messages not sent yet on this computer.</translation>
    </message>
    <message>
        <source>Enquanto a janela estiver aberta, nada se perde. Confira o espaço livre no disco e a permissão da pasta.</source>
        <translation>As long as the window is open, nothing is lost. Check the free space on the disk and the permissions of the folder.</translation>
    </message>
    <message>
        <source>Porta ocupada</source>
        <translation>Port in use</translation>
    </message>
    <message>
        <source>Outro programa deste computador já usa a porta {port}.</source>
        <translation>Another program on this computer uses port {port} already.</translation>
    </message>
    <message>
        <source>Escolha outra porta e diga o novo endereço à turma.</source>
        <translation>Choose another port and tell the class the new address.</translation>
    </message>
    <message>
        <source>Porta reservada</source>
        <translation>Port reserved</translation>
    </message>
    <message>
        <source>O sistema não libera a porta {port} para este programa.</source>
        <translation>The system does not give port {port} to this program.</translation>
    </message>
    <message>
        <source>Já há uma sala aberta aqui</source>
        <translation>There is an open room here already</translation>
    </message>
    <message>
        <source>A Sala já hospeda na porta {port} deste computador.</source>
        <translation>Sala hosts on port {port} of this computer already.</translation>
    </message>
    <message>
        <source>Entre nessa sala, ou feche-a antes de hospedar outra.</source>
        <translation>Join that room, or close it before you host another one.</translation>
    </message>
    <message>
        <source>Endereço de outro computador</source>
        <translation>Address of another computer</translation>
    </message>
    <message>
        <source>O endereço {host} não é deste computador.</source>
        <translation>The address {host} does not belong to this computer.</translation>
    </message>
    <message>
        <source>Use um endereço deste computador, ou 0.0.0.0 para atender em todas as redes.</source>
        <translation>Use an address of this computer, or 0.0.0.0 to listen in all networks.</translation>
    </message>
    <message>
        <source>Histórico em uso</source>
        <translation>History in use</translation>
    </message>
    <message>
        <source>Outra Sala aberta está gravando no mesmo histórico.</source>
        <translation>Another open Sala writes into the same history.</translation>
    </message>
    <message>
        <source>Feche a outra Sala e tente de novo.</source>
        <translation>Close the other Sala and try again.</translation>
    </message>
    <message>
        <source>Histórico inacessível</source>
        <translation>History out of reach</translation>
    </message>
    <message>
        <source>Não foi possível abrir ou gravar o histórico da sala.</source>
        <translation>The history of the room could not be opened or written.</translation>
    </message>
    <message>
        <source>Confira o espaço livre no disco e a permissão da pasta, e tente de novo.</source>
        <translation>Check the free space on the disk and the permissions of the folder, and try again.</translation>
    </message>
    <message>
        <source>Histórico danificado</source>
        <translation>History damaged</translation>
    </message>
    <message>
        <source>O arquivo do histórico estava danificado. Ele foi posto de lado, inteiro.</source>
        <translation>The file of the history was damaged. It was put aside, whole.</translation>
    </message>
    <message>
        <source>A sala começou um histórico novo.</source>
        <translation>The room began a new history.</translation>
    </message>
    <message>
        <source>Disco cheio</source>
        <translation>Disk full</translation>
    </message>
    <message>
        <source>Não há mais espaço no disco para o histórico da sala.</source>
        <translation>There is no space left on the disk for the history of the room.</translation>
    </message>
    <message>
        <source>Libere espaço e tente de novo.</source>
        <translation>Free some space and try again.</translation>
    </message>
    <message>
        <source>Histórico de uma versão mais nova</source>
        <translation>History of a newer version</translation>
    </message>
    <message>
        <source>O histórico foi gravado por uma versão mais nova da Sala.</source>
        <translation>The history was written by a newer version of Sala.</translation>
    </message>
    <message>
        <source>Atualize a Sala deste computador.</source>
        <translation>Update Sala on this computer.</translation>
    </message>
    <message>
        <source>Erro da própria Sala</source>
        <translation>An error of Sala itself</translation>
    </message>
    <message>
        <source>Algo na Sala não funcionou como devia.</source>
        <translation>Something in Sala did not work as it should.</translation>
    </message>
    <message>
        <source>Se acontecer de novo, mostre o detalhe a quem puder ajudar.</source>
        <translation>If it happens again, show the detail to somebody who can help.</translation>
    </message>
    <message>
        <source>Algo deu errado</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>O sistema avisou de um problema que a Sala não conhece.</source>
        <translation>The system told of a problem that Sala does not know.</translation>
    </message>
    <message>
        <source>Tente de novo. Se continuar, mostre o detalhe a quem puder ajudar.</source>
        <translation>Try again. If it goes on, show the detail to somebody who can help.</translation>
    </message>
    <message>
        <source>O nome está vazio. Digite um nome com letras, números ou _.</source>
        <translation>The name is empty. Type a name with letters, digits or _.</translation>
    </message>
    <message>
        <source>O nome não pode ter espaços. No lugar deles, use _.</source>
        <translation>The name cannot have spaces. Use _ instead.</translation>
    </message>
    <message>
        <source>O nome não pode ter “@”. Use letras, números e _.</source>
        <translation>The name cannot have “@”. Use letters, digits and _.</translation>
    </message>
    <message>
        <source>O nome não pode ter “{detail}”. Use letras (acentos também), números e _.</source>
        <translation>The name cannot have “{detail}”. Use letters (with accents, too), digits and _.</translation>
    </message>
    <message>
        <source>O nome pode ter no máximo {limit} caracteres. Escolha um mais curto.</source>
        <translation>The name can have {limit} characters at most. Choose a shorter one.</translation>
    </message>
    <message>
        <source>“{detail}” é de outro alfabeto. Use letras de um só alfabeto no nome.</source>
        <translation>“{detail}” is from another alphabet. Use letters of one alphabet in the name.</translation>
    </message>
    <message>
        <source>Esse nome é usado pelo próprio programa. Escolha outro.</source>
        <translation>That name is used by the program itself. Choose another one.</translation>
    </message>
    <message>
        <source>Já existe alguém com esse nome na sala. Escolha outro.</source>
        <translation>Somebody in the room has that name already. Choose another one.</translation>
    </message>
    <message>
        <source>Alguém na sala tem um nome quase igual, “{detail}”. Escolha outro.</source>
        <translation>Somebody in the room has nearly the same name, “{detail}”. Choose another one.</translation>
    </message>
    <message>
        <source>A sala está cheia: cabem {limit} pessoas. Espere alguém sair e tente de novo.</source>
        <translation>The room is full: it has places for {limit} people. Wait until somebody leaves, and try again.</translation>
    </message>
    <message>
        <source>Há conexões demais vindas do seu endereço: cabem {limit}. Feche as que sobram e tente de novo.</source>
        <translation>There are too many connections from your address: {limit} is the limit. Close those that are not needed, and try again.</translation>
    </message>
    <message>
        <source>A conexão caiu vezes demais em pouco tempo. Espere alguns segundos.</source>
        <translation>The connection broke too often in a short time. Wait a few seconds.</translation>
    </message>
    <message>
        <source>A sala não conhece mais o seu lugar. Entre de novo com o seu nome.</source>
        <translation>The room does not know your place any more. Join again by your name.</translation>
    </message>
    <message>
        <source>Você ainda não está na sala. Entre com um nome antes de enviar mensagens.</source>
        <translation>You are not in the room yet. Join by a name before you send messages.</translation>
    </message>
    <message>
        <source>Você já está na sala. Para usar outro nome, saia e entre de novo.</source>
        <translation>You are in the room already. To use another name, leave and join again.</translation>
    </message>
    <message>
        <source>A mensagem está vazia. Escreva alguma coisa antes de enviar.</source>
        <translation>The message is empty. Write something before you send.</translation>
    </message>
    <message>
        <source>A mensagem passa de {limit} caracteres. Encurte o texto ou divida em partes.</source>
        <translation>The message has more than {limit} characters. Shorten the text or split it.</translation>
    </message>
    <message>
        <source>Escreva assim: @nome mensagem</source>
        <translation>Write it like this: @name message</translation>
    </message>
    <message>
        <source>Não existe o comando “{detail}”. Existem /usuarios e /sair; para enviar o texto mesmo assim, escreva algo antes dele.</source>
        <translation>There is no command “{detail}”. There are /usuarios and /sair; to send the text all the same, write something before it.</translation>
    </message>
    <message>
        <source>Você não pode enviar mensagens privadas para si mesmo.</source>
        <translation>You cannot send private messages to yourself.</translation>
    </message>
    <message>
        <source>Não há ninguém com o nome “{detail}” na sala; /usuarios mostra quem está. A forma é: @nome mensagem</source>
        <translation>Nobody in the room has the name “{detail}”; /usuarios shows who is in. The form is: @name message</translation>
    </message>
    <message>
        <source>A sala já tem outra mensagem com a mesma identificação. Envie de novo.</source>
        <translation>The room has another message with the same mark already. Send it again.</translation>
    </message>
    <message>
        <source>A sala não tem mais essa mensagem à mão: ela é antiga demais.</source>
        <translation>The room does not have that message at hand any more: it is too old.</translation>
    </message>
    <message>
        <source>Só quem escreveu a mensagem pode mudá-la.</source>
        <translation>Only who wrote the message can change it.</translation>
    </message>
    <message>
        <source>Essa mensagem já foi apagada.</source>
        <translation>That message was deleted already.</translation>
    </message>
    <message>
        <source>Uma reação é um emoji só; “{detail}” não é.</source>
        <translation>A reaction is one single emoji; “{detail}” is not.</translation>
    </message>
    <message>
        <source>Essa mensagem já tem o máximo de reações ({limit}).</source>
        <translation>That message has the most reactions already ({limit}).</translation>
    </message>
    <message>
        <source>Essa não é a chave desta sala.</source>
        <translation>That is not the key of this room.</translation>
    </message>
    <message>
        <source>Só o anfitrião pode fazer isso.</source>
        <translation>Only the host can do that.</translation>
    </message>
    <message>
        <source>O anfitrião silenciou você. Ao anfitrião você ainda pode escrever em particular.</source>
        <translation>The host muted you. You can still write to the host in private.</translation>
    </message>
    <message>
        <source>Agora só o anfitrião fala. Levante a mão, ou escreva ao anfitrião em particular.</source>
        <translation>Only the host speaks now. Raise your hand, or write to the host in private.</translation>
    </message>
    <message>
        <source>O anfitrião não deixa você entrar nesta sala.</source>
        <translation>The host does not let you into this room.</translation>
    </message>
    <message>
        <source>O anfitrião ainda não deixou você entrar.</source>
        <translation>The host has not let you in yet.</translation>
    </message>
    <message>
        <source>Já há gente demais esperando para entrar. Tente mais tarde.</source>
        <translation>Too many people are already waiting to come in. Try later.</translation>
    </message>
    <message>
        <source>A sala não entendeu o que este programa enviou ({detail}). Confira se todos usam a mesma versão da Sala.</source>
        <translation>The room did not understand what this program sent ({detail}). Check whether everybody uses the same version of Sala.</translation>
    </message>
    <message>
        <source>A sala não conseguiu guardar a mensagem. Tente de novo; se continuar, avise quem hospeda a sala.</source>
        <translation>The room could not keep the message. Try again; if it goes on, tell whoever hosts the room.</translation>
    </message>
    <message>
        <source>Agora só o anfitrião envia arquivos.</source>
        <translation>Only the host sends files now.</translation>
    </message>
    <message>
        <source>O nome do arquivo não serve. Dê outro nome a ele e envie de novo.</source>
        <translation>The name of the file does not do. Give it another one and send it again.</translation>
    </message>
    <message>
        <source>O arquivo é grande demais: esta sala aceita até {limit}.</source>
        <translation>The file is too large: this room takes up to {limit}.</translation>
    </message>
    <message>
        <source>Você já tem {limit} arquivos a caminho. Espere um deles chegar e tente de novo.</source>
        <translation>You already have {limit} files on their way. Wait for one of them to arrive and try again.</translation>
    </message>
    <message>
        <source>O espaço para arquivos desta sala acabou: cabem {limit} ao todo.</source>
        <translation>There is no room left for files: this room holds {limit} in all.</translation>
    </message>
    <message>
        <source>Há arquivos demais a caminho nesta sala. Tente de novo daqui a pouco.</source>
        <translation>Too many files are on their way in this room. Try again in a while.</translation>
    </message>
    <message>
        <source>O computador de quem hospeda a sala não conseguiu guardar o arquivo: o disco pode estar cheio. Avise quem hospeda.</source>
        <translation>The host&apos;s computer could not keep the file: its disk may be full. Tell the host.</translation>
    </message>
    <message>
        <source>O arquivo mudou enquanto era enviado, ou chegou com defeito. Envie de novo.</source>
        <translation>The file changed while it was being sent, or arrived damaged. Send it again.</translation>
    </message>
    <message>
        <source>Uma reação é um emoji só.</source>
        <translation>A reaction is one single emoji.</translation>
    </message>
    <message>
        <source>Essa mensagem já tem o máximo de reações.</source>
        <translation>That message has the most reactions already.</translation>
    </message>
    <message>
        <source>O nome só pode ter letras (acentos também), números e _.</source>
        <translation>The name can have only letters (with accents, too), digits and _.</translation>
    </message>
    <message>
        <source>O nome é longo demais. Escolha um mais curto.</source>
        <translation>The name is too long. Choose a shorter one.</translation>
    </message>
    <message>
        <source>Use letras de um só alfabeto no nome.</source>
        <translation>Use letters of one alphabet in the name.</translation>
    </message>
    <message>
        <source>Alguém na sala tem um nome quase igual. Escolha outro.</source>
        <translation>Somebody in the room has nearly the same name. Choose another one.</translation>
    </message>
    <message>
        <source>A sala está cheia. Espere alguém sair e tente de novo.</source>
        <translation>The room is full. Wait until somebody leaves, and try again.</translation>
    </message>
    <message>
        <source>Há conexões demais vindas do seu endereço. Feche as que sobram e tente de novo.</source>
        <translation>There are too many connections from your address. Close those that are not needed, and try again.</translation>
    </message>
    <message>
        <source>A mensagem é longa demais. Encurte o texto ou divida em partes.</source>
        <translation>The message is too long. Shorten the text or split it.</translation>
    </message>
    <message>
        <source>Esse comando não existe. Existem /usuarios e /sair.</source>
        <translation>There is no such command. There are /usuarios and /sair.</translation>
    </message>
    <message>
        <source>Não há ninguém com esse nome na sala; /usuarios mostra quem está. A forma é: @nome mensagem</source>
        <translation>Nobody in the room has that name; /usuarios shows who is in. The form is: @name message</translation>
    </message>
    <message>
        <source>O arquivo é grande demais para esta sala.</source>
        <translation>The file is too large for this room.</translation>
    </message>
    <message>
        <source>Você já tem arquivos demais a caminho. Espere um deles chegar e tente de novo.</source>
        <translation>You already have too many files on their way. Wait for one of them to arrive and try again.</translation>
    </message>
    <message>
        <source>O espaço para arquivos desta sala acabou.</source>
        <translation>There is no room left for files in this room.</translation>
    </message>
    <message>
        <source>A sala não entendeu o que este programa enviou. Confira se todos usam a mesma versão da Sala.</source>
        <translation>The room did not understand what this program sent. Check whether everybody uses the same version of Sala.</translation>
    </message>
    <message>
        <source>{detail} não está mais na sala. A mensagem não foi enviada.</source>
        <translation>{detail} is not in the room any more. The message was not sent.</translation>
    </message>
    <message>
        <source>Você saiu da sala.</source>
        <translation>You left the room.</translation>
    </message>
    <message>
        <source>Você saiu da sala, e seu lugar fica guardado.</source>
        <translation>You left the room, and your place is kept.</translation>
    </message>
    <message>
        <source>A conexão com a sala se perdeu. Confira a rede e entre de novo.</source>
        <translation>The connection to the room was lost. Check the network and join again.</translation>
    </message>
    <message>
        <source>Este computador ficou sem responder, e a sala encerrou a conexão. Confira a rede e entre de novo.</source>
        <translation>This computer did not answer, and the room ended the connection. Check the network and join again.</translation>
    </message>
    <message>
        <source>A sala foi encerrada por quem a hospedava. Entre de novo quando ela reabrir.</source>
        <translation>The room was closed by whoever hosted it. Join again when it reopens.</translation>
    </message>
    <message>
        <source>O anfitrião removeu você da sala.</source>
        <translation>The host removed you from the room.</translation>
    </message>
    <message>
        <source>O anfitrião removeu você da sala e não deixa você entrar de novo. Se foi engano, fale com quem hospeda a sala.</source>
        <translation>The host removed you from the room and does not let you in again. If that was a mistake, talk to whoever hosts the room.</translation>
    </message>
    <message>
        <source>O anfitrião não deixou você entrar na sala.</source>
        <translation>The host did not let you into the room.</translation>
    </message>
    <message>
        <source>Nenhum nome foi escolhido a tempo, e a sala encerrou a conexão. Entre de novo.</source>
        <translation>No name was chosen in time, and the room ended the connection. Join again.</translation>
    </message>
    <message>
        <source>Foram mensagens demais em pouco tempo, e a sala encerrou a conexão. Espere um pouco e entre de novo.</source>
        <translation>Those were too many messages in a short time, and the room ended the connection. Wait a little and join again.</translation>
    </message>
    <message>
        <source>Este computador não acompanhou as mensagens, e a sala encerrou a conexão. Confira a rede e entre de novo.</source>
        <translation>This computer did not keep up with the messages, and the room ended the connection. Check the network and join again.</translation>
    </message>
    <message>
        <source>Foi enviada uma mensagem maior do que a sala aceita, e a conexão foi encerrada. Entre de novo e divida o texto em partes.</source>
        <translation>A message was sent that is larger than the room takes, and the connection was ended. Join again and split the text.</translation>
    </message>
    <message>
        <source>Você entrou nesta sala por outra conexão, que ficou no lugar desta. Se não foi você, avise quem hospeda.</source>
        <translation>You joined this room by another connection, which took the place of this one. If that was not you, tell whoever hosts.</translation>
    </message>
    <message>
        <source>Há conexões demais nesta sala. Espere alguém sair e tente de novo.</source>
        <translation>There are too many connections in this room. Wait until somebody leaves, and try again.</translation>
    </message>
    <message>
        <source>A sala recusou o pedido ({code}).</source>
        <translation>The room refused the request ({code}).</translation>
    </message>
    <message>
        <source>A sala encerrou a conexão ({reason}).</source>
        <translation>The room ended the connection ({reason}).</translation>
    </message>
    <message>
        <source>{ip} abriu a conexão e ainda não disse nada</source>
        <translation>{ip} opened a connection and has said nothing yet</translation>
    </message>
    <message>
        <source>{ip} entrou como {detail}</source>
        <translation>{ip} came in as {detail}</translation>
    </message>
    <message>
        <source>{ip} leva ou traz um arquivo</source>
        <translation>{ip} brings or takes a file</translation>
    </message>
    <message>
        <source>{ip} espera para entrar como {detail}</source>
        <translation>{ip} is waiting to come in as {detail}</translation>
    </message>
    <message>
        <source>{ip} não entrou: {why}</source>
        <translation>{ip} did not come in: {why}</translation>
    </message>
    <message>
        <source>{ip} usou um navegador, e não o programa Sala</source>
        <translation>{ip} used a browser, not the program Sala</translation>
    </message>
    <message>
        <source>{ip} usou um programa que pede conexão segura (TLS)</source>
        <translation>{ip} used a program that wants a secure connection (TLS)</translation>
    </message>
    <message>
        <source>{ip} abriu a conexão e não disse nada</source>
        <translation>{ip} opened a connection and said nothing</translation>
    </message>
    <message>
        <source>{ip} conferiu se há uma Sala aqui e saiu sem entrar</source>
        <translation>{ip} checked whether there is a Sala here and left without coming in</translation>
    </message>
    <message>
        <source>o nome já está em uso</source>
        <translation>the name is in use</translation>
    </message>
    <message>
        <source>o nome é quase igual a outro</source>
        <translation>the name is almost the same as another</translation>
    </message>
    <message>
        <source>a sala está cheia</source>
        <translation>the room is full</translation>
    </message>
    <message>
        <source>há conexões demais desse endereço</source>
        <translation>there are too many connections from that address</translation>
    </message>
    <message>
        <source>voltou vezes demais em pouco tempo</source>
        <translation>came back too often in a short time</translation>
    </message>
    <message>
        <source>o lugar de antes não existe mais</source>
        <translation>the place of before is gone</translation>
    </message>
    <message>
        <source>a chave do anfitrião está errada</source>
        <translation>the host&apos;s key is wrong</translation>
    </message>
    <message>
        <source>você baniu esse nome ou esse endereço</source>
        <translation>you banned that name or that address</translation>
    </message>
    <message>
        <source>há gente demais esperando</source>
        <translation>too many people are waiting</translation>
    </message>
    <message>
        <source>a sala não consegue gravar</source>
        <translation>the room cannot save</translation>
    </message>
    <message>
        <source>desistiu antes de entrar</source>
        <translation>gave up before coming in</translation>
    </message>
    <message>
        <source>não disse um nome a tempo</source>
        <translation>gave no name in time</translation>
    </message>
    <message>
        <source>mandou mensagens demais antes de entrar</source>
        <translation>sent too many messages before coming in</translation>
    </message>
    <message>
        <source>mandou uma linha longa demais</source>
        <translation>sent a line that is too long</translation>
    </message>
    <message>
        <source>havia conexões demais</source>
        <translation>there were too many connections</translation>
    </message>
    <message>
        <source>ficou sem responder</source>
        <translation>stopped answering</translation>
    </message>
    <message>
        <source>você não deixou entrar</source>
        <translation>you did not let them in</translation>
    </message>
    <message>
        <source>a sala foi encerrada</source>
        <translation>the room was closed</translation>
    </message>
    <message>
        <source>o nome não serve</source>
        <translation>the name will not do</translation>
    </message>
    <message>
        <source>a sala recusou</source>
        <translation>the room refused</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 byte</translation>
    </message>
    <message>
        <source>“{name}” não pode ser enviado: não é um arquivo, ou não foi possível ler.</source>
        <translation>“{name}” cannot be sent: it is not a file, or could not be read.</translation>
    </message>
    <message>
        <source>Não foi possível gravar o arquivo neste computador. Confira o espaço no disco, ou salve em outra pasta.</source>
        <translation>The file could not be written on this computer. Check the space on the disk, or save it in another folder.</translation>
    </message>
    <message>
        <source>A sala não tem mais este arquivo.</source>
        <translation>The room does not have this file any more.</translation>
    </message>
    <message>
        <source>O computador de quem hospeda a sala não consegue ler este arquivo.</source>
        <translation>The host&apos;s computer cannot read this file.</translation>
    </message>
    <message>
        <source>O arquivo chegou com defeito. Tente de novo.</source>
        <translation>The file arrived damaged. Try again.</translation>
    </message>
    <message>
        <source>arquivo {name}, {size}</source>
        <translation>file {name}, {size}</translation>
    </message>
    <message>
        <source>enviou um arquivo: {name} ({size})</source>
        <translation>sent a file: {name} ({size})</translation>
    </message>
    <message>
        <source>{name} entrou</source>
        <translation>{name} joined</translation>
    </message>
    <message>
        <source>{name} saiu</source>
        <translation>{name} left</translation>
    </message>
    <message>
        <source>{name} entrou e saiu</source>
        <translation>{name} joined and left</translation>
    </message>
    <message>
        <source>{name} saiu e voltou</source>
        <translation>{name} left and came back</translation>
    </message>
    <message>
        <source>{names} e {last} entraram</source>
        <translation>{names} and {last} joined</translation>
    </message>
    <message>
        <source>{names} e {last} saíram</source>
        <translation>{names} and {last} left</translation>
    </message>
    <message>
        <source>{names} e {last} entraram e saíram</source>
        <translation>{names} and {last} joined and left</translation>
    </message>
    <message>
        <source>{names} e {last} saíram e voltaram</source>
        <translation>{names} and {last} left and came back</translation>
    </message>
    <message>
        <source>{names} e mais {count} entraram</source>
        <translation>{names} and {count} more joined</translation>
    </message>
    <message>
        <source>{names} e mais {count} saíram</source>
        <translation>{names} and {count} more left</translation>
    </message>
    <message>
        <source>{names} e mais {count} entraram e saíram</source>
        <translation>{names} and {count} more joined and left</translation>
    </message>
    <message>
        <source>{names} e mais {count} saíram e voltaram</source>
        <translation>{names} and {count} more left and came back</translation>
    </message>
</context>
</TS>
